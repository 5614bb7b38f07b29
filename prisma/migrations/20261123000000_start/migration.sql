-- CreateEnum
CREATE TYPE "role" AS ENUM ('member', 'moderator', 'admin');

-- CreateEnum
CREATE TYPE "version_status" AS ENUM ('in_force', 'superseded', 'withdrawn');

-- CreateEnum
CREATE TYPE "lineage_kind" AS ENUM ('kept', 'reworded', 'split', 'merged', 'new', 'retired');

-- CreateEnum
CREATE TYPE "page_kind" AS ENUM ('article', 'definition');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('open', 'approved', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('approve', 'reject', 'withdraw');

-- CreateEnum
CREATE TYPE "revision_state" AS ENUM ('pending', 'approved', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "revision_origin" AS ENUM ('proposal', 'restore', 'import', 'creation');

-- CreateEnum
CREATE TYPE "change_kind" AS ENUM ('wording', 'meaning', 'evidence', 'structure');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'member',
    "colour" SMALLINT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "sid" VARCHAR NOT NULL,
    "sess" JSON NOT NULL,
    "expire" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "setup_links" (
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_links_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "working" BOOLEAN NOT NULL DEFAULT true,
    "base_revision_id" UUID,
    "base_seq" BIGINT NOT NULL DEFAULT 0,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_updates" (
    "draft_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_updates_pkey" PRIMARY KEY ("draft_id","seq")
);

-- CreateTable
CREATE TABLE "draft_snapshots" (
    "draft_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_snapshots_pkey" PRIMARY KEY ("draft_id","seq")
);

-- CreateTable
CREATE TABLE "draft_clients" (
    "draft_id" UUID NOT NULL,
    "client_id" BIGINT NOT NULL,
    "user_id" UUID,

    CONSTRAINT "draft_clients_pkey" PRIMARY KEY ("draft_id","client_id")
);

-- CreateTable
CREATE TABLE "versions" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "version_status" NOT NULL,
    "dated_on" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "elements" INTEGER NOT NULL,
    "provenance" TEXT NOT NULL,
    "sources" JSONB NOT NULL,
    "variants" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lineage" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "from_version_id" UUID NOT NULL,
    "to_version_id" UUID NOT NULL,
    "from_element_id" TEXT,
    "to_element_id" TEXT,
    "kind" "lineage_kind" NOT NULL,
    "carried" TEXT NOT NULL,
    "reading" TEXT NOT NULL,

    CONSTRAINT "lineage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pages" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_key" TEXT NOT NULL,
    "kind" "page_kind" NOT NULL,
    "parent_id" UUID,
    "position" INTEGER NOT NULL,
    "stub" BOOLEAN NOT NULL DEFAULT false,
    "approved_revision_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_slugs" (
    "slug" TEXT NOT NULL,
    "page_id" UUID NOT NULL,

    CONSTRAINT "page_slugs_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "page_links" (
    "from_page_id" UUID NOT NULL,
    "to_slug" TEXT NOT NULL,

    CONSTRAINT "page_links_pkey" PRIMARY KEY ("from_page_id","to_slug")
);

-- CreateTable
CREATE TABLE "page_renderings" (
    "page_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "headings" JSONB NOT NULL,

    CONSTRAINT "page_renderings_pkey" PRIMARY KEY ("page_id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "base_revision_id" UUID,
    "draft_id" UUID NOT NULL,
    "draft_seq" BIGINT NOT NULL,
    "state" "review_state" NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "actor_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contents" (
    "hash" CHAR(64) NOT NULL,
    "packed" BYTEA NOT NULL,
    "dictionary" CHAR(64),
    "depth" SMALLINT NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "contents_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "parent_id" UUID,
    "content_hash" CHAR(64) NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "change_kind" "change_kind" NOT NULL,
    "origin" "revision_origin" NOT NULL,
    "state" "revision_state" NOT NULL,
    "characters" INTEGER NOT NULL,
    "delta" INTEGER NOT NULL,
    "sources" JSONB NOT NULL DEFAULT '[]',
    "outside_authors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "written_on" TEXT NOT NULL,
    "restored_from_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision_authors" (
    "revision_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "typed" INTEGER NOT NULL,

    CONSTRAINT "revision_authors_pkey" PRIMARY KEY ("revision_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_name_key_key" ON "users"("name_key");

-- CreateIndex
CREATE INDEX "sessions_expire_idx" ON "sessions"("expire");

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- CreateIndex
CREATE INDEX "drafts_page_id_idx" ON "drafts"("page_id");

-- CreateIndex
CREATE UNIQUE INDEX "versions_revision_id_key" ON "versions"("revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "versions_page_id_label_key" ON "versions"("page_id", "label");

-- CreateIndex
CREATE UNIQUE INDEX "versions_page_id_position_key" ON "versions"("page_id", "position");

-- CreateIndex
CREATE INDEX "lineage_page_id_idx" ON "lineage"("page_id");

-- CreateIndex
CREATE INDEX "outbox_events_done_at_id_idx" ON "outbox_events"("done_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "pages_slug_key" ON "pages"("slug");

-- CreateIndex
CREATE INDEX "pages_parent_id_position_idx" ON "pages"("parent_id", "position");

-- CreateIndex
CREATE INDEX "pages_title_key_id_idx" ON "pages"("title_key", "id");

-- CreateIndex
CREATE INDEX "page_slugs_page_id_idx" ON "page_slugs"("page_id");

-- CreateIndex
CREATE INDEX "page_links_to_slug_idx" ON "page_links"("to_slug");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_revision_id_key" ON "reviews"("revision_id");

-- CreateIndex
CREATE INDEX "reviews_state_opened_at_idx" ON "reviews"("state", "opened_at");

-- CreateIndex
CREATE INDEX "reviews_page_id_idx" ON "reviews"("page_id");

-- CreateIndex
CREATE INDEX "decisions_review_id_idx" ON "decisions"("review_id");

-- CreateIndex
CREATE INDEX "revisions_created_at_idx" ON "revisions"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_page_id_number_key" ON "revisions"("page_id", "number");

-- CreateIndex
CREATE INDEX "revision_authors_user_id_idx" ON "revision_authors"("user_id");

-- AddForeignKey
ALTER TABLE "draft_updates" ADD CONSTRAINT "draft_updates_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_snapshots" ADD CONSTRAINT "draft_snapshots_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_clients" ADD CONSTRAINT "draft_clients_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pages" ADD CONSTRAINT "pages_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "pages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_slugs" ADD CONSTRAINT "page_slugs_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "pages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_links" ADD CONSTRAINT "page_links_from_page_id_fkey" FOREIGN KEY ("from_page_id") REFERENCES "pages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_renderings" ADD CONSTRAINT "page_renderings_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "pages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_content_hash_fkey" FOREIGN KEY ("content_hash") REFERENCES "contents"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_authors" ADD CONSTRAINT "revision_authors_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX drafts_working_key ON drafts (page_id) WHERE working;
