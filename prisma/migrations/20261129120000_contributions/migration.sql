-- CreateEnum
CREATE TYPE "answers_state" AS ENUM ('saved', 'submitted');

-- CreateEnum
CREATE TYPE "contribution_file_kind" AS ENUM ('comments', 'answers');

-- CreateEnum
CREATE TYPE "contribution_file_state" AS ENUM ('previewed', 'taken', 'discarded');

-- AlterTable
ALTER TABLE "contributions" ADD COLUMN     "replaces_id" UUID;

-- CreateTable
CREATE TABLE "survey_answers" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "user_id" UUID,
    "entered_by_id" UUID,
    "source" JSONB,
    "reference" TEXT,
    "stratum" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "state" "answers_state" NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_contributions" (
    "contribution_id" UUID NOT NULL,
    "answers_id" UUID NOT NULL,
    "question" TEXT NOT NULL,

    CONSTRAINT "answer_contributions_pkey" PRIMARY KEY ("contribution_id")
);

-- CreateTable
CREATE TABLE "contribution_files" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "kind" "contribution_file_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "contribution_file_state" NOT NULL,
    "brought_by_id" UUID NOT NULL,
    "brought_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "taken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "contribution_files_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "survey_answers_stage_id_state_stratum_idx" ON "survey_answers"("stage_id", "state", "stratum");

-- CreateIndex
CREATE INDEX "survey_answers_user_id_idx" ON "survey_answers"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_answers_stage_id_user_id_key" ON "survey_answers"("stage_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_answers_stage_id_reference_key" ON "survey_answers"("stage_id", "reference");

-- CreateIndex
CREATE INDEX "answer_contributions_answers_id_idx" ON "answer_contributions"("answers_id");

-- CreateIndex
CREATE INDEX "contribution_files_stage_id_brought_at_idx" ON "contribution_files"("stage_id", "brought_at");

-- CreateIndex
CREATE INDEX "contributions_replaces_id_idx" ON "contributions"("replaces_id");

-- AddForeignKey
ALTER TABLE "answer_contributions" ADD CONSTRAINT "answer_contributions_answers_id_fkey" FOREIGN KEY ("answers_id") REFERENCES "survey_answers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- [PR80] A line of a file is taken once.
CREATE UNIQUE INDEX "contributions_from_file_idx" ON "contributions"("stage_id", ("source"->>'reference')) WHERE "source"->>'how' = 'file';

-- [PR21] Who said what, where and when never changes, the words it holds on to included; its words only go, when they are destroyed.
CREATE OR REPLACE FUNCTION keep_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.process_id, NEW.stage_id, NEW.number, NEW.kind, NEW.stratum, NEW.hash, NEW.written_at)
            IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.number, OLD.kind, OLD.stratum, OLD.hash, OLD.written_at)
        OR NEW.author_id IS DISTINCT FROM OLD.author_id
        OR NEW.entered_by_id IS DISTINCT FROM OLD.entered_by_id
        OR NEW.element_id IS DISTINCT FROM OLD.element_id
        OR NEW.revision_id IS DISTINCT FROM OLD.revision_id
        OR NEW.replaces_id IS DISTINCT FROM OLD.replaces_id
        OR ((NEW.text, NEW.proposed_text, NEW.anchor, NEW.source) IS DISTINCT FROM (OLD.text, OLD.proposed_text, OLD.anchor, OLD.source)
            AND NEW.state <> 'redacted') THEN
        RAISE EXCEPTION 'What was said in a process is not changed.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Nothing is taken away of what was said.
CREATE TRIGGER keep_answer_contribution BEFORE UPDATE OR DELETE ON "answer_contributions" FOR EACH ROW EXECUTE FUNCTION keep_process_log();
