-- CreateEnum
CREATE TYPE "revision_tag" AS ENUM ('minor', 'automatic');

-- CreateEnum
CREATE TYPE "moderation_kind" AS ENUM ('hide', 'show', 'redact', 'delete', 'undelete');

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "tags" "revision_tag"[] DEFAULT ARRAY[]::"revision_tag"[],
ADD COLUMN     "text_hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "authors_hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "summary_hidden" BOOLEAN NOT NULL DEFAULT false;

-- What was packed until now leaned on the text before it each time: its depth is its place.
ALTER TABLE "contents" RENAME COLUMN "depth" TO "place";
ALTER TABLE "contents" ADD COLUMN     "redacted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "pages" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "drafts" ADD COLUMN     "retired_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "moderations" (
    "id" UUID NOT NULL,
    "kind" "moderation_kind" NOT NULL,
    "page_id" UUID NOT NULL,
    "revision_id" UUID,
    "parts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "moderations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "moderations_page_id_id_idx" ON "moderations"("page_id", "id");

-- CreateIndex
CREATE INDEX "moderations_revision_id_id_idx" ON "moderations"("revision_id", "id");

-- CreateIndex
CREATE INDEX "contents_dictionary_idx" ON "contents"("dictionary");

-- CreateIndex
CREATE INDEX "revisions_content_hash_idx" ON "revisions"("content_hash");
