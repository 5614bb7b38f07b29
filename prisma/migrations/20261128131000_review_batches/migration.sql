-- CreateTable
CREATE TABLE "review_batches" (
    "id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    CONSTRAINT "review_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_batch_items" (
    "batch_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "review_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "mark" UUID,
    "before_id" UUID,
    "undone" TEXT,
    CONSTRAINT "review_batch_items_pkey" PRIMARY KEY ("batch_id","place")
);

-- CreateIndex
CREATE INDEX "review_batches_at_idx" ON "review_batches"("at");

-- AddForeignKey
ALTER TABLE "review_batch_items" ADD CONSTRAINT "review_batch_items_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "review_batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;
