-- CreateEnum
CREATE TYPE "process_state" AS ENUM ('draft', 'open', 'closed', 'abandoned');

-- CreateEnum
CREATE TYPE "process_nature" AS ENUM ('real', 'reconstruction', 'demonstration');

-- CreateEnum
CREATE TYPE "stage_kind" AS ENUM ('charter', 'input', 'issues', 'drafting', 'comment', 'disposition', 'rating', 'convening', 'last_call', 'adoption', 'maintenance');

-- CreateEnum
CREATE TYPE "stage_state" AS ENUM ('planned', 'open', 'closed', 'skipped');

-- CreateEnum
CREATE TYPE "stage_visibility" AS ENUM ('live', 'blind', 'private');

-- CreateEnum
CREATE TYPE "process_role" AS ENUM ('steward', 'facilitator', 'editor', 'working_group', 'panel', 'ratifier');

-- CreateEnum
CREATE TYPE "contribution_kind" AS ENUM ('input', 'comment', 'minute', 'objection', 'erratum');

-- CreateEnum
CREATE TYPE "contribution_type" AS ENUM ('wording', 'structure', 'meaning', 'question', 'evidence', 'general');

-- CreateEnum
CREATE TYPE "contribution_state" AS ENUM ('published', 'withdrawn', 'hidden', 'redacted');

-- CreateEnum
CREATE TYPE "stance_kind" AS ENUM ('agree', 'disagree', 'unclear');

-- CreateTable
CREATE TABLE "processes" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "page_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "nature" "process_nature" NOT NULL,
    "state" "process_state" NOT NULL,
    "preset" TEXT NOT NULL,
    "charter" JSONB NOT NULL,
    "strata" JSONB NOT NULL,
    "base_revision_id" UUID,
    "adopted_version_id" UUID,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "events" INTEGER NOT NULL DEFAULT 0,
    "contributions" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "processes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_stages" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "stage_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" "stage_state" NOT NULL,
    "visibility" "stage_visibility" NOT NULL,
    "who" TEXT[],
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "input_revision_id" UUID,
    "input_hash" CHAR(64),
    "output_revision_id" UUID,
    "plan" JSONB NOT NULL,
    "plan_hash" CHAR(64),
    "repeat_of_id" UUID,
    "report" JSONB,
    "report_hash" CHAR(64),

    CONSTRAINT "process_stages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_events" (
    "process_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "kind" TEXT NOT NULL,
    "stage_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL,

    CONSTRAINT "process_events_pkey" PRIMARY KEY ("process_id","number")
);

-- CreateTable
CREATE TABLE "process_members" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "process_role" NOT NULL,
    "granted_by_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "process_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_participants" (
    "process_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "stratum" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "process_participants_pkey" PRIMARY KEY ("process_id","user_id")
);

-- CreateTable
CREATE TABLE "contributions" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "contribution_kind" NOT NULL,
    "type" "contribution_type" NOT NULL,
    "author_id" UUID,
    "entered_by_id" UUID,
    "source" JSONB,
    "stratum" TEXT NOT NULL,
    "element_id" TEXT,
    "revision_id" UUID,
    "anchor" JSONB,
    "text" TEXT NOT NULL,
    "proposed_text" TEXT,
    "state" "contribution_state" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "hash" CHAR(64) NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3),

    CONSTRAINT "contributions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution_stances" (
    "contribution_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "stance_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contribution_stances_pkey" PRIMARY KEY ("contribution_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "processes_slug_key" ON "processes"("slug");

-- CreateIndex
CREATE INDEX "processes_page_id_idx" ON "processes"("page_id");

-- CreateIndex
CREATE INDEX "processes_state_opened_at_id_idx" ON "processes"("state", "opened_at", "id");

-- CreateIndex
CREATE INDEX "process_stages_process_id_position_idx" ON "process_stages"("process_id", "position");

-- CreateIndex
CREATE INDEX "process_stages_state_closes_at_idx" ON "process_stages"("state", "closes_at");

-- CreateIndex
CREATE INDEX "process_stages_state_opens_at_idx" ON "process_stages"("state", "opens_at");

-- CreateIndex
CREATE INDEX "process_events_process_id_stage_id_number_idx" ON "process_events"("process_id", "stage_id", "number");

-- CreateIndex
CREATE INDEX "process_members_process_id_user_id_idx" ON "process_members"("process_id", "user_id");

-- CreateIndex
CREATE INDEX "process_members_user_id_idx" ON "process_members"("user_id");

-- CreateIndex
CREATE INDEX "process_participants_user_id_idx" ON "process_participants"("user_id");

-- CreateIndex
CREATE INDEX "process_participants_process_id_stratum_idx" ON "process_participants"("process_id", "stratum");

-- CreateIndex
CREATE INDEX "contributions_stage_id_number_idx" ON "contributions"("stage_id", "number");

-- CreateIndex
CREATE INDEX "contributions_process_id_element_id_number_idx" ON "contributions"("process_id", "element_id", "number");

-- CreateIndex
CREATE INDEX "contributions_author_id_process_id_idx" ON "contributions"("author_id", "process_id");

-- CreateIndex
CREATE UNIQUE INDEX "contributions_process_id_number_key" ON "contributions"("process_id", "number");

-- AddForeignKey
ALTER TABLE "process_stages" ADD CONSTRAINT "process_stages_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "processes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_events" ADD CONSTRAINT "process_events_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "processes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_members" ADD CONSTRAINT "process_members_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "processes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_participants" ADD CONSTRAINT "process_participants_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "processes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "processes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "process_stages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_stances" ADD CONSTRAINT "contribution_stances_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contributions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A stage of a kind is open once in a process.
CREATE UNIQUE INDEX "process_stages_open_idx" ON "process_stages"("process_id", "kind") WHERE "state" = 'open';

-- A role is held once at a time.
CREATE UNIQUE INDEX "process_members_held_idx" ON "process_members"("process_id", "user_id", "role") WHERE "ended_at" IS NULL;

-- What happened is only added to.
CREATE FUNCTION keep_process_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The log of a process is only added to.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_process_event BEFORE UPDATE OR DELETE ON "process_events" FOR EACH ROW EXECUTE FUNCTION keep_process_log();

-- [PR9] What a stage is to go by is locked once it has opened.
CREATE FUNCTION keep_stage_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.plan_hash IS NOT NULL AND (NEW.plan IS DISTINCT FROM OLD.plan OR NEW.plan_hash IS DISTINCT FROM OLD.plan_hash
        OR NEW.input_revision_id IS DISTINCT FROM OLD.input_revision_id OR NEW.input_hash IS DISTINCT FROM OLD.input_hash) THEN
        RAISE EXCEPTION 'The plan and the text of a stage are locked once it has opened.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_stage_plan BEFORE UPDATE ON "process_stages" FOR EACH ROW EXECUTE FUNCTION keep_stage_plan();

-- [PR21] Who said what, where and when never changes; its words only go, when they are destroyed.
CREATE FUNCTION keep_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.process_id, NEW.stage_id, NEW.number, NEW.kind, NEW.hash, NEW.written_at)
            IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.number, OLD.kind, OLD.hash, OLD.written_at)
        OR NEW.author_id IS DISTINCT FROM OLD.author_id
        OR ((NEW.text, NEW.proposed_text) IS DISTINCT FROM (OLD.text, OLD.proposed_text) AND NEW.state <> 'redacted') THEN
        RAISE EXCEPTION 'What was said in a process is not changed.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_contribution BEFORE UPDATE ON "contributions" FOR EACH ROW EXECUTE FUNCTION keep_contribution();
