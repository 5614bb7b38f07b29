-- CreateEnum
CREATE TYPE "filter_kind" AS ENUM ('words', 'site');

-- CreateEnum
CREATE TYPE "filter_act" AS ENUM ('warn', 'hold', 'refuse');

-- CreateTable
CREATE TABLE "filter_rules" (
    "id" UUID NOT NULL,
    "kind" "filter_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "whole" BOOLEAN NOT NULL,
    "act" "filter_act" NOT NULL,
    "reason" TEXT NOT NULL,
    "hits" INTEGER NOT NULL DEFAULT 0,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "filter_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filter_hits" (
    "id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "user_id" UUID,
    "place" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "filter_hits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newcomer_rule_changes" (
    "id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "revisions" INTEGER NOT NULL,
    "proposals" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "links" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "newcomer_rule_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "filter_rules_ended_at_idx" ON "filter_rules"("ended_at");

-- CreateIndex
CREATE INDEX "filter_hits_rule_id_id_idx" ON "filter_hits"("rule_id", "id");

-- AddForeignKey
ALTER TABLE "filter_hits" ADD CONSTRAINT "filter_hits_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "filter_rules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Logs.
CREATE FUNCTION "refuse_other_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What the filter met and who is new are logs that are only added to.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "refuse_other_hit" BEFORE UPDATE OR DELETE ON "filter_hits"
  FOR EACH ROW EXECUTE FUNCTION "refuse_other_guard"();
CREATE TRIGGER "refuse_other_newcomer_rule" BEFORE UPDATE OR DELETE ON "newcomer_rule_changes"
  FOR EACH ROW EXECUTE FUNCTION "refuse_other_guard"();
