-- AlterEnum
ALTER TYPE "withheld_kind" ADD VALUE 'return';
ALTER TYPE "withheld_kind" ADD VALUE 'issue';
ALTER TYPE "withheld_kind" ADD VALUE 'move';
ALTER TYPE "withheld_kind" ADD VALUE 'meeting';
ALTER TYPE "withheld_kind" ADD VALUE 'erratum';
ALTER TYPE "withheld_kind" ADD VALUE 'adoption';

-- The log repeats these words, and says from now on whose they are.
ALTER TABLE "process_events" DISABLE TRIGGER keep_process_event;
UPDATE process_events SET data = data || jsonb_build_object('words', data ->> 'meeting') WHERE kind IN ('meeting-added', 'meeting-corrected');
UPDATE process_events SET data = data - 'title' || jsonb_build_object('text', data -> 'title') WHERE kind = 'meeting-added';
UPDATE process_events SET data = data || jsonb_build_object('words', data ->> 'versionId') WHERE kind = 'version-adopted';
UPDATE process_events event SET data = event.data || jsonb_build_object('words', report.id)
FROM contributions report
WHERE event.kind = 'erratum-declined' AND report.process_id = event.process_id AND report.number::text = event.data ->> 'number';
UPDATE process_events SET data = data || jsonb_build_object('words', gen_random_uuid()) WHERE kind IN ('issue-merged', 'issue-split');
ALTER TABLE "process_events" ENABLE TRIGGER keep_process_event;

ALTER TABLE "issue_changes" DISABLE TRIGGER keep_issue_change;
UPDATE issue_changes change SET data = change.data || jsonb_build_object('words', event.data ->> 'words')
FROM process_issues issue, process_events event
WHERE issue.id = change.issue_id AND event.process_id = issue.process_id AND event.actor_id = change.by_id
    AND event.at BETWEEN change.at AND change.at + interval '1 minute' AND event.reason = change.reason
    AND change.kind = ANY(CASE event.kind WHEN 'issue-merged' THEN '{merged,took-in}'::text[] WHEN 'issue-split' THEN '{split,split-off}'::text[] END)
    AND issue.number::text IN (event.data ->> 'issue', event.data ->> 'into');
ALTER TABLE "issue_changes" ENABLE TRIGGER keep_issue_change;

-- [PR150] What became of an issue is only added to. What it was called, and why it was moved, only goes, when it is destroyed.
CREATE FUNCTION keep_issue_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - '{reason,data}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{reason,data}'::text[])
        OR (NEW.reason <> OLD.reason AND NOT (NEW.reason = '' AND are_destroyed((OLD.data ->> 'words')::uuid)))
        OR (NEW.data <> OLD.data AND NOT (NEW.data = OLD.data - '{title,description}'::text[] AND are_destroyed(OLD.issue_id))) THEN
        RAISE EXCEPTION 'What became of an issue is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER keep_issue_change ON "issue_changes";
CREATE TRIGGER keep_issue_change BEFORE UPDATE OR DELETE ON "issue_changes" FOR EACH ROW EXECUTE FUNCTION keep_issue_change();

-- [PR237] [PR246] What was decided is only added to. Why only goes, when it is destroyed; what an erratum says stays.
CREATE FUNCTION keep_adoption() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.rationale <> '' OR (to_jsonb(NEW) - 'rationale') IS DISTINCT FROM (to_jsonb(OLD) - 'rationale')
        OR NOT are_destroyed(OLD.version_id) THEN
        RAISE EXCEPTION 'What a process decided is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER keep_adoption ON "adoptions";
CREATE TRIGGER keep_adoption BEFORE UPDATE OR DELETE ON "adoptions" FOR EACH ROW EXECUTE FUNCTION keep_adoption();

CREATE FUNCTION keep_erratum_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.outcome <> 'declined' OR NEW.reason <> ''
        OR (to_jsonb(NEW) - 'reason') IS DISTINCT FROM (to_jsonb(OLD) - 'reason') OR NOT are_destroyed(OLD.contribution_id) THEN
        RAISE EXCEPTION 'What a process decided is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER keep_erratum_decision ON "erratum_decisions";
CREATE TRIGGER keep_erratum_decision BEFORE UPDATE OR DELETE ON "erratum_decisions" FOR EACH ROW EXECUTE FUNCTION keep_erratum_decision();

-- [PR212] What is known of a meeting is corrected while its stage is open, and not later; what it is called also goes when it is destroyed.
DROP TRIGGER keep_meeting ON "meetings";
CREATE TRIGGER keep_meeting BEFORE DELETE ON "meetings" FOR EACH ROW EXECUTE FUNCTION keep_meeting();
CREATE TRIGGER keep_meeting_known BEFORE UPDATE ON "meetings" FOR EACH ROW
    WHEN (NOT (NEW.title = '' AND NEW.place = '' AND NEW.address = '' AND NEW.held_on = OLD.held_on
        AND NEW.stage_id = OLD.stage_id AND are_destroyed(OLD.id))) EXECUTE FUNCTION keep_meeting();

-- [PR130] Why an answer was given back goes with the answer.
CREATE OR REPLACE FUNCTION keep_disposition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.id, NEW.process_id, NEW.stage_id, NEW.contribution_id, NEW.part, NEW.kind, NEW.proposed_by_id, NEW.proposed_at)
            IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.contribution_id, OLD.part, OLD.kind, OLD.proposed_by_id, OLD.proposed_at)
        OR (NEW.rationale <> OLD.rationale AND NOT (NEW.rationale = '' AND are_destroyed(OLD.id)))
        OR NEW.duplicate_of_id IS DISTINCT FROM OLD.duplicate_of_id
        OR (OLD.settled_at IS NOT NULL AND (NEW.settled_by_id, NEW.settled_at) IS DISTINCT FROM (OLD.settled_by_id, OLD.settled_at))
        OR (OLD.settled_at IS NOT NULL AND NEW.return_reason <> OLD.return_reason AND NOT (NEW.return_reason = '' AND are_destroyed(OLD.id)))
        OR NOT (NEW.state = OLD.state OR OLD.state = 'proposed' OR (OLD.state = 'confirmed' AND NEW.state = 'superseded')) THEN
        RAISE EXCEPTION 'An answer is not changed: another one takes its place.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- What was said there names it.
CREATE FUNCTION forgets_meeting(old_source jsonb, new_source jsonb, contribution uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT new_source = old_source || '{"reference": ""}'
        AND EXISTS (SELECT FROM meeting_items item WHERE item.contribution_id = contribution AND are_destroyed(item.meeting_id))
$$;

CREATE OR REPLACE FUNCTION keep_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.process_id, NEW.stage_id, NEW.number, NEW.kind, NEW.stratum, NEW.hash, NEW.written_at)
            IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.number, OLD.kind, OLD.stratum, OLD.hash, OLD.written_at)
        OR NEW.author_id IS DISTINCT FROM OLD.author_id
        OR NEW.entered_by_id IS DISTINCT FROM OLD.entered_by_id
        OR NEW.element_id IS DISTINCT FROM OLD.element_id
        OR NEW.revision_id IS DISTINCT FROM OLD.revision_id
        OR NEW.replaces_id IS DISTINCT FROM OLD.replaces_id
        OR ((NEW.text, NEW.proposed_text, NEW.anchor) IS DISTINCT FROM (OLD.text, OLD.proposed_text, OLD.anchor) AND NEW.state <> 'redacted')
        OR (NEW.source IS DISTINCT FROM OLD.source AND NEW.state <> 'redacted'
            AND NOT coalesce(forgets_meeting(OLD.source, NEW.source, OLD.id), false)) THEN
        RAISE EXCEPTION 'What was said in a process is not changed.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
