-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "restores" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "users" ALTER COLUMN "password_hash" DROP NOT NULL;
