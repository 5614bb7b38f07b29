-- CreateEnum
CREATE TYPE "live_rule" AS ENUM ('trusted', 'open');

-- CreateEnum
CREATE TYPE "patrol_act_kind" AS ENUM ('live', 'check', 'uncheck', 'revert');

-- AlterEnum
ALTER TYPE "decision_kind" ADD VALUE 'live_trusted';
ALTER TYPE "decision_kind" ADD VALUE 'live_open';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "trusted" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "account_trusts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "trusted" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_trusts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patrols" (
    "revision_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "rule" "live_rule" NOT NULL,
    "live_by_id" UUID NOT NULL,
    "live_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by_id" UUID,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "patrols_pkey" PRIMARY KEY ("revision_id")
);

-- CreateTable
CREATE TABLE "patrol_acts" (
    "id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "kind" "patrol_act_kind" NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "patrol_acts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_trusts_user_id_id_idx" ON "account_trusts"("user_id", "id");

-- CreateIndex
CREATE INDEX "patrols_checked_at_revision_id_idx" ON "patrols"("checked_at", "revision_id");

-- CreateIndex
CREATE INDEX "patrols_page_id_revision_id_idx" ON "patrols"("page_id", "revision_id");

-- CreateIndex
CREATE INDEX "patrol_acts_revision_id_id_idx" ON "patrol_acts"("revision_id", "id");

-- AddForeignKey
ALTER TABLE "account_trusts" ADD CONSTRAINT "account_trusts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patrols" ADD CONSTRAINT "patrols_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patrol_acts" ADD CONSTRAINT "patrol_acts_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "patrols"("revision_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Public logs.
CREATE FUNCTION "refuse_other_trust"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The logs of trust and of patrol are only added to.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "refuse_other_trust" BEFORE UPDATE OR DELETE ON "account_trusts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_other_trust"();
CREATE TRIGGER "refuse_other_patrol_act" BEFORE UPDATE OR DELETE ON "patrol_acts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_other_trust"();
