-- CreateEnum
CREATE TYPE "import_format" AS ENUM ('mediawiki', 'history', 'fieldword');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('waiting', 'running', 'done', 'stopped', 'failed');

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "format" "import_format",
    "site" TEXT,
    "file" TEXT,
    "wish" JSONB NOT NULL,
    "state" "import_state" NOT NULL,
    "bytes" BIGINT NOT NULL,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "revisions" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_sources" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "site" TEXT NOT NULL,
    "source_page" TEXT NOT NULL,
    "source_revision" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "revision_id" UUID,
    "format" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "packed" BYTEA NOT NULL,
    "dictionary" UUID,
    "depth" SMALLINT NOT NULL,
    "size" INTEGER NOT NULL,
    "about" JSONB NOT NULL,

    CONSTRAINT "import_sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_pages" (
    "site" TEXT NOT NULL,
    "source_page" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "page_id" UUID,

    CONSTRAINT "import_pages_pkey" PRIMARY KEY ("site","source_page")
);

-- CreateTable
CREATE TABLE "import_redirects" (
    "site" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "import_id" UUID NOT NULL,
    "resolved" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_redirects_pkey" PRIMARY KEY ("site","slug")
);

-- CreateTable
CREATE TABLE "import_problems" (
    "import_id" UUID NOT NULL,
    "source_page" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "revisions" INTEGER NOT NULL,
    "source_revision" TEXT NOT NULL,

    CONSTRAINT "import_problems_pkey" PRIMARY KEY ("import_id","source_page","kind","name")
);

-- CreateIndex
CREATE INDEX "imports_state_idx" ON "imports"("state");

-- CreateIndex
CREATE INDEX "import_sources_revision_id_idx" ON "import_sources"("revision_id");

-- CreateIndex
CREATE INDEX "import_sources_site_source_page_sha256_idx" ON "import_sources"("site", "source_page", "sha256");

-- CreateIndex
CREATE INDEX "import_sources_import_id_id_idx" ON "import_sources"("import_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "import_sources_site_source_page_source_revision_key" ON "import_sources"("site", "source_page", "source_revision");

-- CreateIndex
CREATE INDEX "import_pages_site_title_idx" ON "import_pages"("site", "title");

-- CreateIndex
CREATE INDEX "import_redirects_site_resolved_slug_idx" ON "import_redirects"("site", "resolved", "slug");

-- AddForeignKey
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
