ALTER TABLE "page_renderings" ADD COLUMN "terms" TEXT NOT NULL DEFAULT '';
ALTER TABLE "page_renderings" ADD COLUMN "gist" TEXT NOT NULL DEFAULT '';
-- What is there has no terms linked and no gist: it is made again, as if made with a list that is no more.
UPDATE "page_renderings" SET "terms" = 'before terms';

CREATE TABLE "page_labels" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "language" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "page_labels_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "page_labels_page_id_label_key" ON "page_labels"("page_id", "label");
CREATE INDEX "page_labels_key_idx" ON "page_labels"("key");
ALTER TABLE "page_labels" ADD CONSTRAINT "page_labels_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "pages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "terms_off" (
    "page_id" UUID NOT NULL,
    "term_page_id" UUID NOT NULL,
    CONSTRAINT "terms_off_pkey" PRIMARY KEY ("page_id", "term_page_id")
);

CREATE TABLE "term_uses" (
    "from_page_id" UUID NOT NULL,
    "term_page_id" UUID NOT NULL,
    "anchors" TEXT[],
    CONSTRAINT "term_uses_pkey" PRIMARY KEY ("from_page_id", "term_page_id")
);
CREATE INDEX "term_uses_term_page_id_idx" ON "term_uses"("term_page_id");
ALTER TABLE "term_uses" ADD CONSTRAINT "term_uses_from_page_id_fkey" FOREIGN KEY ("from_page_id") REFERENCES "pages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "term_listing" (
    "id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "term_listing_pkey" PRIMARY KEY ("id")
);
