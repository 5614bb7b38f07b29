-- AlterEnum
ALTER TYPE "review_state" ADD VALUE 'changes_requested' AFTER 'open';
ALTER TYPE "decision_kind" ADD VALUE 'take_back' AFTER 'approve';
ALTER TYPE "decision_kind" ADD VALUE 'request_changes' AFTER 'take_back';
ALTER TYPE "decision_kind" ADD VALUE 'reopen';
ALTER TYPE "decision_kind" ADD VALUE 'revert';

-- CreateEnum
CREATE TYPE "round_kind" AS ENUM ('opened', 'revised', 'updated');
CREATE TYPE "needed_for" AS ENUM ('article', 'definition', 'large', 'protection');

-- CreateTable
CREATE TABLE "rounds" (
    "review_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "round_kind" NOT NULL,
    "revision_id" UUID NOT NULL,
    "base_revision_id" UUID,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "approvals_needed" SMALLINT NOT NULL,
    "needed_for" "needed_for" NOT NULL,

    CONSTRAINT "rounds_pkey" PRIMARY KEY ("review_id","number")
);
CREATE UNIQUE INDEX "rounds_revision_id_key" ON "rounds"("revision_id");
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was proposed so far needed one approval. A text that was brought up to date was a round of its proposal.
WITH RECURSIVE "text" AS (
    SELECT "id" AS "review_id", "revision_id", 0 AS "back" FROM "reviews"
    UNION ALL
    SELECT "text"."review_id", "revisions"."updated_from_id", "text"."back" + 1
    FROM "text" JOIN "revisions" ON "revisions"."id" = "text"."revision_id"
    WHERE "revisions"."updated_from_id" IS NOT NULL
)
INSERT INTO "rounds"
SELECT "text"."review_id", row_number() OVER (PARTITION BY "text"."review_id" ORDER BY "text"."back" DESC),
    CASE WHEN "revisions"."updated_from_id" IS NULL THEN 'opened' ELSE 'updated' END::"round_kind",
    "revisions"."id", "revisions"."parent_id", coalesce("revisions"."created_by_id", "reviews"."opened_by_id"), "revisions"."created_at",
    1, "pages"."kind"::text::"needed_for"
FROM "text"
JOIN "revisions" ON "revisions"."id" = "text"."revision_id"
JOIN "reviews" ON "reviews"."id" = "text"."review_id"
JOIN "pages" ON "pages"."id" = "reviews"."page_id";

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "approvals_needed" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "approvals_given" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "step_before" BIGINT;
ALTER TABLE "reviews" ALTER COLUMN "round" DROP DEFAULT, ALTER COLUMN "approvals_needed" DROP DEFAULT;
UPDATE "reviews" SET "round" = (SELECT max("number") FROM "rounds" WHERE "review_id" = "reviews"."id"),
    "approvals_given" = CASE WHEN "state" = 'approved' THEN 1 ELSE 0 END;

ALTER TABLE "decisions" ADD COLUMN     "round" INTEGER,
ADD COLUMN     "given" SMALLINT,
ADD COLUMN     "needed" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "checked" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "decisions" SET "given" = CASE WHEN "kind" = 'approve' THEN 1 ELSE 0 END,
    "round" = (SELECT "round" FROM "reviews" WHERE "id" = "decisions"."review_id");
ALTER TABLE "decisions" ALTER COLUMN "round" SET NOT NULL, ALTER COLUMN "given" SET NOT NULL, ALTER COLUMN "needed" DROP DEFAULT;
CREATE INDEX "decisions_decided_at_id_idx" ON "decisions"("decided_at", "id");

-- CreateTable
CREATE TABLE "review_rule_changes" (
    "id" UUID NOT NULL,
    "definitions" SMALLINT NOT NULL,
    "large_changes" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_rule_changes_pkey" PRIMARY KEY ("id")
);

-- What was decided, on which text and by which rule, is only added to.
CREATE FUNCTION keep_review_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The log of reviews is only added to.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_decision BEFORE UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION keep_review_log();
CREATE TRIGGER keep_round BEFORE UPDATE OR DELETE ON "rounds" FOR EACH ROW EXECUTE FUNCTION keep_review_log();
CREATE TRIGGER keep_review_rule_change BEFORE UPDATE OR DELETE ON "review_rule_changes" FOR EACH ROW EXECUTE FUNCTION keep_review_log();
