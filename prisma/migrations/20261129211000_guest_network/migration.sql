-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "guest_network" TEXT;
