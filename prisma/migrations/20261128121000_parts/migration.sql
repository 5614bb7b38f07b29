-- AlterEnum
ALTER TYPE "round_kind" ADD VALUE 'parted';

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "part_of_id" UUID;

-- CreateTable
CREATE TABLE "part_picks" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "chosen" INTEGER[],
    "content_hash" CHAR(64) NOT NULL,
    "actor_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "picked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "part_picks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "part_picks_review_id_round_idx" ON "part_picks"("review_id", "round");

-- AddForeignKey
ALTER TABLE "part_picks" ADD CONSTRAINT "part_picks_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was picked is only added to, as what was decided is.
CREATE TRIGGER keep_part_pick BEFORE UPDATE OR DELETE ON "part_picks" FOR EACH ROW EXECUTE FUNCTION keep_review_log();
