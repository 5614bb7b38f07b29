-- CreateEnum
CREATE TYPE "rollback_state" AS ENUM ('running', 'stopped', 'done', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "rollback_kind" AS ENUM ('waiting', 'live');

-- AlterEnum
ALTER TYPE "decision_kind" ADD VALUE 'live_rollback';

-- AlterEnum
ALTER TYPE "live_rule" ADD VALUE 'rollback';

-- CreateTable
CREATE TABLE "rollbacks" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3),
    "to" TIMESTAMPTZ(3),
    "state" "rollback_state" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "rollbacks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollback_items" (
    "rollback_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" "rollback_kind" NOT NULL,
    "review_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "outcome" TEXT,
    "made_id" UUID,
    "undone" TEXT,

    CONSTRAINT "rollback_items_pkey" PRIMARY KEY ("rollback_id","place")
);

-- CreateIndex
CREATE INDEX "rollbacks_state_idx" ON "rollbacks"("state");

-- CreateIndex
CREATE INDEX "rollbacks_user_id_id_idx" ON "rollbacks"("user_id", "id");

-- AddForeignKey
ALTER TABLE "rollback_items" ADD CONSTRAINT "rollback_items_rollback_id_fkey" FOREIGN KEY ("rollback_id") REFERENCES "rollbacks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "revisions_undone_id_idx" ON "revisions"("undone_id");
