-- CreateEnum
CREATE TYPE "change_operation" AS ENUM ('added', 'removed', 'split', 'merged', 'reworded', 'renamed', 'moved', 'formatted');

-- CreateEnum
CREATE TYPE "change_class" AS ENUM ('c0', 'c1', 'c2', 'c3');

-- CreateEnum
CREATE TYPE "change_note_kind" AS ENUM ('classed', 'initiative');

-- CreateTable
CREATE TABLE "process_drafts" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "own_draft_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "begun_from_id" UUID,
    "begun_by_id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_draft_issues" (
    "draft_id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "linked_by_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_draft_issues_pkey" PRIMARY KEY ("draft_id","issue_id")
);

-- CreateTable
CREATE TABLE "process_changes" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "from_revision_id" UUID NOT NULL,
    "to_revision_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "operation" "change_operation" NOT NULL,
    "element_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "before_text" TEXT NOT NULL,
    "after_text" TEXT NOT NULL,
    "class" "change_class" NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_change_notes" (
    "change_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "change_note_kind" NOT NULL,
    "class" "change_class",
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_change_notes_pkey" PRIMARY KEY ("change_id","number")
);

-- CreateTable
CREATE TABLE "change_dispositions" (
    "change_id" UUID NOT NULL,
    "disposition_id" UUID NOT NULL,
    "linked_by_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "change_dispositions_pkey" PRIMARY KEY ("change_id","disposition_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "process_drafts_own_draft_id_key" ON "process_drafts"("own_draft_id");

-- CreateIndex
CREATE INDEX "process_drafts_stage_id_idx" ON "process_drafts"("stage_id");

-- CreateIndex
CREATE UNIQUE INDEX "process_drafts_process_id_number_key" ON "process_drafts"("process_id", "number");

-- CreateIndex
CREATE INDEX "process_draft_issues_issue_id_idx" ON "process_draft_issues"("issue_id");

-- CreateIndex
CREATE INDEX "process_changes_process_id_to_revision_id_idx" ON "process_changes"("process_id", "to_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "process_changes_process_id_from_revision_id_to_revision_id__key" ON "process_changes"("process_id", "from_revision_id", "to_revision_id", "number");

-- CreateIndex
CREATE INDEX "change_dispositions_disposition_id_idx" ON "change_dispositions"("disposition_id");

-- AddForeignKey
ALTER TABLE "process_draft_issues" ADD CONSTRAINT "process_draft_issues_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "process_drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_change_notes" ADD CONSTRAINT "process_change_notes_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "process_changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_dispositions" ADD CONSTRAINT "change_dispositions_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "process_changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- [PR260] What was recorded of changes, and what editors said of them, is only added to.
CREATE FUNCTION keep_process_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was recorded of changes is only added to.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_process_change BEFORE UPDATE OR DELETE ON "process_changes" FOR EACH ROW EXECUTE FUNCTION keep_process_change();
CREATE TRIGGER keep_change_note BEFORE UPDATE OR DELETE ON "process_change_notes" FOR EACH ROW EXECUTE FUNCTION keep_process_change();
CREATE TRIGGER keep_change_disposition BEFORE UPDATE OR DELETE ON "change_dispositions" FOR EACH ROW EXECUTE FUNCTION keep_process_change();

-- [PR265] How many changes of meaning led to a text for which nobody said why.
CREATE FUNCTION unexplained_changes(process uuid, revision uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM process_changes change
    WHERE change.process_id = process AND change.to_revision_id = revision
        AND coalesce((SELECT note.class FROM process_change_notes note WHERE note.change_id = change.id AND note.kind = 'classed'
            ORDER BY note.number DESC LIMIT 1), change.class) IN ('c2', 'c3')
        AND NOT EXISTS (SELECT FROM process_change_notes note WHERE note.change_id = change.id AND note.kind = 'initiative')
        AND NOT EXISTS (SELECT FROM change_dispositions answer WHERE answer.change_id = change.id)
$$;

-- [PR265] No stage opens on a text to which one of them led.
CREATE FUNCTION keep_changes_explained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF unexplained_changes(NEW.process_id, NEW.input_revision_id) > 0 THEN
        RAISE EXCEPTION 'A change of meaning is not explained yet.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_changes_explained BEFORE UPDATE ON "process_stages" FOR EACH ROW
    WHEN (OLD.state <> 'open' AND NEW.state = 'open' AND NEW.input_revision_id IS NOT NULL) EXECUTE FUNCTION keep_changes_explained();

-- [PR330] Of a process that is over nothing is written: its argument names the column that says when a row was made; without it no row is added.
CREATE FUNCTION keep_closed_process() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    over_since timestamptz;
BEGIN
    SELECT process.closed_at INTO over_since FROM processes process
    WHERE process.state IN ('closed', 'abandoned') AND process.id = coalesce(
        (told ->> 'process_id')::uuid,
        (SELECT stage.process_id FROM process_stages stage WHERE stage.id = (told ->> 'stage_id')::uuid),
        (SELECT said.process_id FROM contributions said WHERE said.id = (told ->> 'contribution_id')::uuid),
        (SELECT change.process_id FROM process_changes change WHERE change.id = (told ->> 'change_id')::uuid),
        (SELECT draft.process_id FROM process_drafts draft WHERE draft.id = (told ->> 'draft_id')::uuid));
    IF FOUND AND (TG_OP <> 'INSERT' OR TG_NARGS = 0 OR (told ->> TG_ARGV[0])::timestamptz > over_since) THEN
        RAISE EXCEPTION 'This process is over: nothing of it is written any more.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_closed_stage BEFORE UPDATE OR DELETE ON "process_stages" FOR EACH ROW EXECUTE FUNCTION keep_closed_process();
-- Stages of a process that is over are over, also where they are brought in from a file.
CREATE TRIGGER keep_closed_stages BEFORE INSERT ON "process_stages" FOR EACH ROW
    WHEN (NEW.state IN ('planned', 'open')) EXECUTE FUNCTION keep_closed_process();
CREATE TRIGGER keep_closed_members BEFORE INSERT OR UPDATE OR DELETE ON "process_members" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('granted_at');
CREATE TRIGGER keep_closed_participants BEFORE INSERT OR UPDATE OR DELETE ON "process_participants" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('joined_at');
CREATE TRIGGER keep_closed_contributions BEFORE INSERT OR DELETE ON "contributions" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('written_at');
-- Moderators hide for conduct, and admins destroy, whenever they have to.
CREATE TRIGGER keep_closed_contribution BEFORE UPDATE ON "contributions" FOR EACH ROW
    WHEN (NEW.state = 'withdrawn' OR NEW.type IS DISTINCT FROM OLD.type) EXECUTE FUNCTION keep_closed_process();
CREATE TRIGGER keep_closed_stances BEFORE INSERT OR UPDATE OR DELETE ON "contribution_stances" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('at');
CREATE TRIGGER keep_closed_changes BEFORE INSERT ON "process_changes" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('recorded_at');
CREATE TRIGGER keep_closed_notes BEFORE INSERT ON "process_change_notes" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('at');
CREATE TRIGGER keep_closed_links BEFORE INSERT ON "change_dispositions" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('linked_at');
CREATE TRIGGER keep_closed_drafts BEFORE INSERT OR UPDATE OR DELETE ON "process_drafts" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('begun_at');
CREATE TRIGGER keep_closed_options BEFORE INSERT OR UPDATE OR DELETE ON "process_draft_issues" FOR EACH ROW EXECUTE FUNCTION keep_closed_process('linked_at');

-- Of the process itself only its log goes on, with what moderators do.
CREATE FUNCTION keep_process_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'events' IS DISTINCT FROM to_jsonb(OLD) - 'events' THEN
        RAISE EXCEPTION 'This process is over: nothing of it is written any more.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_process_over BEFORE UPDATE ON "processes" FOR EACH ROW
    WHEN (OLD.state IN ('closed', 'abandoned')) EXECUTE FUNCTION keep_process_over();
