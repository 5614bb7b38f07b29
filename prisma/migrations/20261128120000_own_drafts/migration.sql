-- CreateEnum
CREATE TYPE "own_draft_end" AS ENUM ('approved', 'deleted', 'destroyed');

-- CreateTable
CREATE TABLE "own_drafts" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "from_working" BOOLEAN NOT NULL,
    "brought" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_for" "own_draft_end",

    CONSTRAINT "own_drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_guests" (
    "own_draft_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_guests_pkey" PRIMARY KEY ("own_draft_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "own_drafts_draft_id_key" ON "own_drafts"("draft_id");

-- CreateIndex
CREATE INDEX "own_drafts_owner_id_id_idx" ON "own_drafts"("owner_id", "id");

-- CreateIndex
CREATE INDEX "own_drafts_page_id_id_idx" ON "own_drafts"("page_id", "id");

-- CreateIndex
CREATE INDEX "draft_guests_user_id_own_draft_id_idx" ON "draft_guests"("user_id", "own_draft_id");

-- AddForeignKey
ALTER TABLE "own_drafts" ADD CONSTRAINT "own_drafts_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_guests" ADD CONSTRAINT "draft_guests_own_draft_id_fkey" FOREIGN KEY ("own_draft_id") REFERENCES "own_drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
