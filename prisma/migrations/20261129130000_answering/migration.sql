-- CreateEnum
CREATE TYPE "issue_scope" AS ENUM ('element', 'whole', 'missing');

-- CreateEnum
CREATE TYPE "issue_state" AS ENUM ('open', 'merged');

-- CreateEnum
CREATE TYPE "contest_outcome" AS ENUM ('moved', 'stays');

-- CreateEnum
CREATE TYPE "disposition_kind" AS ENUM ('accepted', 'accepted_in_part', 'declined', 'noted', 'duplicate', 'deferred', 'out_of_scope');

-- CreateEnum
CREATE TYPE "disposition_state" AS ENUM ('proposed', 'returned', 'confirmed', 'superseded');

-- CreateTable
CREATE TABLE "process_issues" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "scope" "issue_scope" NOT NULL,
    "element_id" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "state" "issue_state" NOT NULL,
    "merged_into_id" UUID,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_changes" (
    "issue_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "other_id" UUID,
    "data" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issue_changes_pkey" PRIMARY KEY ("issue_id","number")
);

-- CreateTable
CREATE TABLE "issue_placements" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "placed_by_id" UUID NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "issue_placements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_contests" (
    "id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "issue_id" UUID,
    "by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "contest_outcome",
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "placement_contests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution_parts" (
    "contribution_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "contribution_parts_pkey" PRIMARY KEY ("contribution_id","number")
);

-- CreateTable
CREATE TABLE "dispositions" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "part" INTEGER NOT NULL DEFAULT 0,
    "kind" "disposition_kind" NOT NULL,
    "duplicate_of_id" UUID,
    "rationale" TEXT NOT NULL,
    "state" "disposition_state" NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "return_reason" TEXT NOT NULL DEFAULT '',
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispositions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disposition_acknowledgements" (
    "disposition_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "by_id" UUID NOT NULL,
    "satisfied" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disposition_acknowledgements_pkey" PRIMARY KEY ("disposition_id","number")
);

-- CreateTable
CREATE TABLE "disposition_changes" (
    "id" UUID NOT NULL,
    "disposition_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "element_id" TEXT,
    "atom_id" UUID,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "disposition_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_assignments" (
    "contribution_id" UUID NOT NULL,
    "editor_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_assignments_pkey" PRIMARY KEY ("contribution_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "process_issues_process_id_number_key" ON "process_issues"("process_id", "number");

-- CreateIndex
CREATE INDEX "issue_placements_issue_id_contribution_id_idx" ON "issue_placements"("issue_id", "contribution_id");

-- CreateIndex
CREATE INDEX "issue_placements_contribution_id_idx" ON "issue_placements"("contribution_id");

-- CreateIndex
CREATE INDEX "placement_contests_contribution_id_at_idx" ON "placement_contests"("contribution_id", "at");

-- CreateIndex
CREATE INDEX "dispositions_contribution_id_part_proposed_at_idx" ON "dispositions"("contribution_id", "part", "proposed_at");

-- CreateIndex
CREATE INDEX "dispositions_process_id_state_idx" ON "dispositions"("process_id", "state");

-- CreateIndex
CREATE INDEX "dispositions_duplicate_of_id_idx" ON "dispositions"("duplicate_of_id");

-- CreateIndex
CREATE INDEX "disposition_changes_disposition_id_idx" ON "disposition_changes"("disposition_id");

-- CreateIndex
CREATE INDEX "disposition_changes_revision_id_idx" ON "disposition_changes"("revision_id");

-- CreateIndex
CREATE INDEX "answer_assignments_editor_id_idx" ON "answer_assignments"("editor_id");

-- AddForeignKey
ALTER TABLE "process_issues" ADD CONSTRAINT "process_issues_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "processes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_changes" ADD CONSTRAINT "issue_changes_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "process_issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_placements" ADD CONSTRAINT "issue_placements_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "process_issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_placements" ADD CONSTRAINT "issue_placements_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contributions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_contests" ADD CONSTRAINT "placement_contests_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contributions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_parts" ADD CONSTRAINT "contribution_parts_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contributions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispositions" ADD CONSTRAINT "dispositions_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contributions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disposition_acknowledgements" ADD CONSTRAINT "disposition_acknowledgements_disposition_id_fkey" FOREIGN KEY ("disposition_id") REFERENCES "dispositions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disposition_changes" ADD CONSTRAINT "disposition_changes_disposition_id_fkey" FOREIGN KEY ("disposition_id") REFERENCES "dispositions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_assignments" ADD CONSTRAINT "answer_assignments_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contributions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A contribution stands under an issue once at a time.
CREATE UNIQUE INDEX "issue_placements_standing_idx" ON "issue_placements"("issue_id", "contribution_id") WHERE "removed_at" IS NULL;

-- One contest of a contribution waits for an answer at a time.
CREATE UNIQUE INDEX "placement_contests_open_idx" ON "placement_contests"("contribution_id") WHERE "answered_at" IS NULL;

-- [PR130] One answer is in force, and one waits to be confirmed.
CREATE UNIQUE INDEX "dispositions_confirmed_idx" ON "dispositions"("contribution_id", "part") WHERE "state" = 'confirmed';
CREATE UNIQUE INDEX "dispositions_proposed_idx" ON "dispositions"("contribution_id", "part") WHERE "state" = 'proposed';

-- A change is linked once at a time.
CREATE UNIQUE INDEX "disposition_changes_linked_idx" ON "disposition_changes"("disposition_id", "revision_id", "element_id")
    NULLS NOT DISTINCT WHERE "removed_at" IS NULL;

ALTER TABLE "dispositions"
    ADD CONSTRAINT "dispositions_duplicate_of" CHECK (("kind" = 'duplicate') = ("duplicate_of_id" IS NOT NULL)),
    -- [PR131]
    ADD CONSTRAINT "dispositions_second_editor" CHECK ("state" <> 'confirmed' OR ("settled_by_id" IS NOT NULL AND "settled_by_id" <> "proposed_by_id"));

-- What became of issues and whether people are satisfied is only added to.
CREATE TRIGGER keep_issue_change BEFORE UPDATE OR DELETE ON "issue_changes" FOR EACH ROW EXECUTE FUNCTION keep_process_log();
CREATE TRIGGER keep_acknowledgement BEFORE UPDATE OR DELETE ON "disposition_acknowledgements" FOR EACH ROW EXECUTE FUNCTION keep_process_log();

-- [PR130] What was said to a contribution never changes; it is settled once, and gives way once.
CREATE FUNCTION keep_disposition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.id, NEW.process_id, NEW.stage_id, NEW.contribution_id, NEW.part, NEW.kind, NEW.rationale, NEW.proposed_by_id, NEW.proposed_at)
            IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.contribution_id, OLD.part, OLD.kind, OLD.rationale, OLD.proposed_by_id, OLD.proposed_at)
        OR NEW.duplicate_of_id IS DISTINCT FROM OLD.duplicate_of_id
        OR (OLD.settled_at IS NOT NULL AND (NEW.settled_by_id, NEW.settled_at, NEW.return_reason) IS DISTINCT FROM (OLD.settled_by_id, OLD.settled_at, OLD.return_reason))
        OR NOT (NEW.state = OLD.state OR OLD.state = 'proposed' OR (OLD.state = 'confirmed' AND NEW.state = 'superseded')) THEN
        RAISE EXCEPTION 'An answer is not changed: another one takes its place.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_disposition BEFORE UPDATE OR DELETE ON "dispositions" FOR EACH ROW EXECUTE FUNCTION keep_disposition();

-- [PR140] Parts are words of what was said.
CREATE FUNCTION keep_contribution_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND (TG_OP = 'DELETE'
        OR (NEW.contribution_id, NEW.number, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM (OLD.contribution_id, OLD.number, OLD.made_by_id, OLD.made_at)
        OR (NEW.quote IS DISTINCT FROM OLD.quote AND NEW.quote <> '')) THEN
        RAISE EXCEPTION 'A part of a contribution is not changed.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_contribution_part BEFORE UPDATE OR DELETE ON "contribution_parts" FOR EACH ROW EXECUTE FUNCTION keep_contribution_part();

-- [PR145] How many substantive inputs, or parts of them, have no answer that is in force.
CREATE FUNCTION undisposed_inputs(process uuid, kinds text[]) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM contributions input
    LEFT JOIN contribution_parts part ON part.contribution_id = input.id AND part.ended_at IS NULL
    WHERE input.process_id = process AND input.state = 'published' AND input.kind::text = ANY(kinds)
        AND input.type IN ('wording', 'structure', 'meaning', 'evidence')
        AND NOT EXISTS (
            SELECT FROM dispositions answer
            WHERE answer.contribution_id = input.id AND answer.part = coalesce(part.number, 0) AND answer.state = 'confirmed'
                AND (answer.kind <> 'duplicate' OR EXISTS (
                    SELECT FROM dispositions original
                    WHERE original.contribution_id = answer.duplicate_of_id AND original.state = 'confirmed' AND original.kind <> 'duplicate')))
$$;

-- [PR145] The disposition stage does not close on one of them. A process that is abandoned ends as it stands.
CREATE FUNCTION keep_disposition_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM processes WHERE id = NEW.process_id) = 'open' AND undisposed_inputs(NEW.process_id,
        ARRAY(SELECT jsonb_array_elements_text(coalesce(NEW.plan -> 'kinds', '["comment", "minute"]')))) > 0 THEN
        RAISE EXCEPTION 'A substantive input has no answer yet.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_disposition_stage BEFORE UPDATE ON "process_stages" FOR EACH ROW
    WHEN (NEW.kind = 'disposition' AND OLD.state = 'open' AND NEW.state = 'closed') EXECUTE FUNCTION keep_disposition_stage();
