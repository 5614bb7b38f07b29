-- AlterTable
ALTER TABLE "import_pages" ADD COLUMN     "import_id" UUID;
