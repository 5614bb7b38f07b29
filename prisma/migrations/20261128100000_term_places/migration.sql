CREATE TABLE "term_places_off" (
    "page_id" UUID NOT NULL,
    "term_page_id" UUID NOT NULL,
    "block" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    CONSTRAINT "term_places_off_pkey" PRIMARY KEY ("page_id", "term_page_id", "block", "number"),
    CONSTRAINT "term_places_off_number" CHECK ("number" > 0)
);
