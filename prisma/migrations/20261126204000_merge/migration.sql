-- AlterEnum
ALTER TYPE "revision_origin" ADD VALUE 'undo';

-- AlterEnum
ALTER TYPE "revision_state" ADD VALUE 'superseded';

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "undone_id" UUID,
ADD COLUMN     "updated_from_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "revisions_updated_from_id_key" ON "revisions"("updated_from_id");

-- What was proposed so far was the draft's text.
ALTER TABLE "reviews" ADD COLUMN     "in_step" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "reviews" ALTER COLUMN "in_step" DROP DEFAULT;

-- CreateTable
CREATE TABLE "merge_outcomes" (
    "revision_id" UUID NOT NULL,
    "onto_id" UUID NOT NULL,
    "conflicts" INTEGER NOT NULL,
    "nothing_left" BOOLEAN NOT NULL,

    CONSTRAINT "merge_outcomes_pkey" PRIMARY KEY ("revision_id","onto_id")
);
