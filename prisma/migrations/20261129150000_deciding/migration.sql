-- CreateEnum
CREATE TYPE "ballot_choice" AS ENUM ('approve', 'reject', 'abstain');

-- CreateEnum
CREATE TYPE "objection_step_kind" AS ENUM ('offer', 'accept', 'withdraw', 'rule');

-- CreateEnum
CREATE TYPE "objection_ruling" AS ENUM ('upheld', 'dismissed');

-- CreateEnum
CREATE TYPE "erratum_outcome" AS ENUM ('issued', 'declined');

-- AlterEnum
ALTER TYPE "decision_kind" ADD VALUE 'by_ballot';

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "mandate" TEXT;

-- CreateTable
CREATE TABLE "meetings" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_attendees" (
    "meeting_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "stratum" TEXT NOT NULL,

    CONSTRAINT "meeting_attendees_pkey" PRIMARY KEY ("meeting_id","user_id")
);

-- CreateTable
CREATE TABLE "meeting_counts" (
    "meeting_id" UUID NOT NULL,
    "stratum" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "meeting_counts_pkey" PRIMARY KEY ("meeting_id","stratum")
);

-- CreateTable
CREATE TABLE "meeting_items" (
    "contribution_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "meeting_items_pkey" PRIMARY KEY ("contribution_id")
);

-- CreateTable
CREATE TABLE "straw_polls" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "straw_polls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "minority_notes" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "element_id" TEXT,
    "revision_id" UUID,
    "text" TEXT NOT NULL,
    "author_id" UUID,
    "name" TEXT NOT NULL,
    "entered_by_id" UUID,
    "hash" CHAR(64) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "minority_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objection_steps" (
    "contribution_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "objection_step_kind" NOT NULL,
    "ruling" "objection_ruling",
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "objection_steps_pkey" PRIMARY KEY ("contribution_id","number")
);

-- CreateTable
CREATE TABLE "ballot_votes" (
    "stage_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "choice" "ballot_choice" NOT NULL,
    "reason" TEXT NOT NULL,
    "text_hash" CHAR(64) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ballot_votes_pkey" PRIMARY KEY ("stage_id","user_id","number")
);

-- CreateTable
CREATE TABLE "adoptions" (
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "text_hash" CHAR(64) NOT NULL,
    "rationale" TEXT NOT NULL,
    "ballot" JSONB NOT NULL,
    "reading_id" UUID,
    "adopted_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "adoptions_pkey" PRIMARY KEY ("process_id")
);

-- CreateTable
CREATE TABLE "erratum_decisions" (
    "contribution_id" UUID NOT NULL,
    "outcome" "erratum_outcome" NOT NULL,
    "reason" TEXT NOT NULL,
    "version_id" UUID NOT NULL,
    "number" INTEGER,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erratum_decisions_pkey" PRIMARY KEY ("contribution_id")
);

-- CreateIndex
CREATE INDEX "meetings_process_id_held_on_id_idx" ON "meetings"("process_id", "held_on", "id");

-- CreateIndex
CREATE INDEX "meetings_stage_id_idx" ON "meetings"("stage_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_items_meeting_id_position_key" ON "meeting_items"("meeting_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "straw_polls_meeting_id_position_key" ON "straw_polls"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "minority_notes_process_id_id_idx" ON "minority_notes"("process_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "adoptions_version_id_key" ON "adoptions"("version_id");

-- AddForeignKey
ALTER TABLE "meeting_attendees" ADD CONSTRAINT "meeting_attendees_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_counts" ADD CONSTRAINT "meeting_counts_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_items" ADD CONSTRAINT "meeting_items_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "straw_polls" ADD CONSTRAINT "straw_polls_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was decided, by whom and when is only added to.
CREATE FUNCTION keep_deciding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What a process decided is only added to.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_meeting_item BEFORE UPDATE OR DELETE ON "meeting_items" FOR EACH ROW EXECUTE FUNCTION keep_deciding();
CREATE TRIGGER keep_straw_poll BEFORE UPDATE OR DELETE ON "straw_polls" FOR EACH ROW EXECUTE FUNCTION keep_deciding();
CREATE TRIGGER keep_objection_step BEFORE UPDATE OR DELETE ON "objection_steps" FOR EACH ROW EXECUTE FUNCTION keep_deciding();
CREATE TRIGGER keep_ballot_vote BEFORE UPDATE OR DELETE ON "ballot_votes" FOR EACH ROW EXECUTE FUNCTION keep_deciding();
CREATE TRIGGER keep_adoption BEFORE UPDATE OR DELETE ON "adoptions" FOR EACH ROW EXECUTE FUNCTION keep_deciding();
CREATE TRIGGER keep_erratum_decision BEFORE UPDATE OR DELETE ON "erratum_decisions" FOR EACH ROW EXECUTE FUNCTION keep_deciding();

-- [PR219] A minority note is taken back once, and else stays as it was written.
CREATE FUNCTION keep_minority_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.id, NEW.process_id, NEW.stage_id, NEW.text, NEW.name, NEW.hash, NEW.at)
            IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.text, OLD.name, OLD.hash, OLD.at)
        OR (NEW.element_id, NEW.revision_id, NEW.author_id, NEW.entered_by_id)
            IS DISTINCT FROM (OLD.element_id, OLD.revision_id, OLD.author_id, OLD.entered_by_id) THEN
        RAISE EXCEPTION 'A minority note stays as it was written.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_minority_note BEFORE UPDATE OR DELETE ON "minority_notes" FOR EACH ROW EXECUTE FUNCTION keep_minority_note();

-- [PR212] What is known of a meeting is corrected while its stage is open, and not later.
CREATE FUNCTION keep_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM process_stages stage JOIN meetings meeting ON meeting.stage_id = stage.id
        WHERE meeting.id = (CASE TG_TABLE_NAME WHEN 'meetings' THEN to_jsonb(OLD)->>'id' ELSE to_jsonb(OLD)->>'meeting_id' END)::uuid
            AND stage.state = 'open'
    ) THEN
        RAISE EXCEPTION 'A meeting stays as it is once its stage is closed.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER keep_meeting BEFORE UPDATE OR DELETE ON "meetings" FOR EACH ROW EXECUTE FUNCTION keep_meeting();
CREATE TRIGGER keep_meeting_attendee BEFORE UPDATE OR DELETE ON "meeting_attendees" FOR EACH ROW EXECUTE FUNCTION keep_meeting();
CREATE TRIGGER keep_meeting_count BEFORE UPDATE OR DELETE ON "meeting_counts" FOR EACH ROW EXECUTE FUNCTION keep_meeting();

-- [PR232] A vote is on the text that its stage froze, and on no other.
CREATE FUNCTION demand_frozen_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text_hash IS DISTINCT FROM (SELECT input_hash FROM process_stages WHERE id = NEW.stage_id) THEN
        RAISE EXCEPTION 'A vote is on the text that its stage froze.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER demand_frozen_text BEFORE INSERT ON "ballot_votes" FOR EACH ROW EXECUTE FUNCTION demand_frozen_text();

-- [PR223] A last call is not closed over an objection that nobody settled.
CREATE FUNCTION demand_objections_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'last_call' AND NEW.state = 'closed' AND OLD.state = 'open' AND EXISTS (
        SELECT FROM contributions objection
        WHERE objection.stage_id = NEW.id AND objection.kind = 'objection' AND objection.state IN ('published', 'hidden')
            AND NOT EXISTS (
                SELECT FROM objection_steps step WHERE step.contribution_id = objection.id AND step.kind <> 'offer'
            )
    ) THEN
        RAISE EXCEPTION 'An objection is neither resolved, withdrawn nor ruled on.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER demand_objections_settled BEFORE UPDATE ON "process_stages" FOR EACH ROW EXECUTE FUNCTION demand_objections_settled();

-- [PR237] What a process adopted stays what it adopted.
CREATE FUNCTION keep_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.adopted_version_id IS NOT NULL AND NEW.adopted_version_id IS DISTINCT FROM OLD.adopted_version_id THEN
        RAISE EXCEPTION 'What a process adopted stays what it adopted.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_adopted BEFORE UPDATE ON "processes" FOR EACH ROW EXECUTE FUNCTION keep_adopted();

ALTER TABLE "objection_steps" ADD CONSTRAINT "objection_steps_ruling_check" CHECK (("kind" = 'rule') = ("ruling" IS NOT NULL));
ALTER TABLE "meeting_counts" ADD CONSTRAINT "meeting_counts_count_check" CHECK ("count" > 0);
ALTER TABLE "erratum_decisions" ADD CONSTRAINT "erratum_decisions_number_check" CHECK (("outcome" = 'issued') = ("number" IS NOT NULL));
