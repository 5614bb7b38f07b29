-- Lists of revisions go on from (created_at, id), of the wiki and of a person.
DROP INDEX "revisions_created_at_idx";

-- CreateIndex
CREATE INDEX "revisions_created_at_id_idx" ON "revisions"("created_at", "id");

-- AlterTable
ALTER TABLE "revision_authors" ADD COLUMN     "created_at" TIMESTAMPTZ(3);
UPDATE "revision_authors" SET "created_at" = "revisions"."created_at"
FROM "revisions" WHERE "revisions"."id" = "revision_authors"."revision_id";
ALTER TABLE "revision_authors" ALTER COLUMN "created_at" SET NOT NULL;

-- DropIndex
DROP INDEX "revision_authors_user_id_idx";

-- CreateIndex
CREATE INDEX "revision_authors_user_id_created_at_revision_id_idx" ON "revision_authors"("user_id", "created_at", "revision_id");

-- CreateTable
CREATE TABLE "changed_texts" (
    "revision_id" UUID NOT NULL,
    "added" TEXT NOT NULL,
    "removed" TEXT NOT NULL,

    CONSTRAINT "changed_texts_pkey" PRIMARY KEY ("revision_id")
);

-- AddForeignKey
ALTER TABLE "changed_texts" ADD CONSTRAINT "changed_texts_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
