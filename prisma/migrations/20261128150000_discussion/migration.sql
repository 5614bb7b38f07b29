-- CreateEnum
CREATE TYPE "thread_state" AS ENUM ('open', 'resolved');

-- CreateEnum
CREATE TYPE "thread_place" AS ENUM ('page', 'draft', 'revision', 'diff');

-- CreateEnum
CREATE TYPE "comment_state" AS ENUM ('published', 'held', 'discarded', 'deleted', 'hidden');

-- CreateEnum
CREATE TYPE "words_state" AS ENUM ('open', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "reaction_kind" AS ENUM ('agree', 'disagree', 'thanks', 'unclear');

-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('mention', 'reply');

-- CreateEnum
CREATE TYPE "report_outcome" AS ENUM ('handled', 'dismissed');

-- AlterTable
ALTER TABLE "moderations" ADD COLUMN     "comment_id" UUID;

-- CreateTable
CREATE TABLE "threads" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "anchor" JSONB,
    "place" "thread_place" NOT NULL,
    "draft_id" UUID,
    "revision_id" UUID,
    "review_id" UUID,
    "block_id" TEXT,
    "state" "thread_state" NOT NULL,
    "started_by_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "active_at" TIMESTAMPTZ(3) NOT NULL,
    "published" INTEGER NOT NULL,
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "threads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "author_id" UUID,
    "guest_name" TEXT,
    "guest_key" TEXT,
    "text" TEXT NOT NULL,
    "proposed_text" TEXT,
    "proposed_state" "words_state",
    "proposed_decided_by_id" UUID,
    "state" "comment_state" NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "edits" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_versions" (
    "comment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_versions_pkey" PRIMARY KEY ("comment_id","number")
);

-- CreateTable
CREATE TABLE "comment_reactions" (
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "reaction_kind" NOT NULL,
    "reacted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_reactions_pkey" PRIMARY KEY ("comment_id","user_id","kind")
);

-- CreateTable
CREATE TABLE "comment_notices" (
    "user_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_notices_pkey" PRIMARY KEY ("user_id","comment_id")
);

-- CreateTable
CREATE TABLE "comment_reports" (
    "id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "report_outcome",
    "answer" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discussion_settings" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "closed" BOOLEAN NOT NULL,
    "guests" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "discussion_settings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "threads_page_id_state_active_at_id_idx" ON "threads"("page_id", "state", "active_at", "id");

-- CreateIndex
CREATE INDEX "threads_page_id_block_id_idx" ON "threads"("page_id", "block_id");

-- CreateIndex
CREATE INDEX "threads_revision_id_idx" ON "threads"("revision_id");

-- CreateIndex
CREATE INDEX "threads_review_id_idx" ON "threads"("review_id");

-- CreateIndex
CREATE INDEX "comments_thread_id_id_idx" ON "comments"("thread_id", "id");

-- CreateIndex
CREATE INDEX "comments_author_id_id_idx" ON "comments"("author_id", "id");

-- CreateIndex
CREATE INDEX "comment_notices_comment_id_idx" ON "comment_notices"("comment_id");

-- CreateIndex
CREATE INDEX "comment_reports_reporter_id_id_idx" ON "comment_reports"("reporter_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_reports_comment_id_reporter_id_key" ON "comment_reports"("comment_id", "reporter_id");

-- CreateIndex
CREATE INDEX "discussion_settings_page_id_id_idx" ON "discussion_settings"("page_id", "id");

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_versions" ADD CONSTRAINT "comment_versions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_notices" ADD CONSTRAINT "comment_notices_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_reports" ADD CONSTRAINT "comment_reports_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What waits is little among what does not. Prisma's models cannot name an index of a part.
CREATE INDEX "comments_held_idx" ON "comments"("id") WHERE "state" = 'held';
CREATE INDEX "comment_reports_open_idx" ON "comment_reports"("id") WHERE "outcome" IS NULL;
CREATE INDEX "comment_notices_unread_idx" ON "comment_notices"("user_id") WHERE "read_at" IS NULL;
