CREATE TABLE "front_page" (
    "id" INTEGER NOT NULL,
    "lead_page_id" UUID,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "front_page_pkey" PRIMARY KEY ("id")
);
