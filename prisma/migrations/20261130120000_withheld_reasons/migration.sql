-- AlterEnum
ALTER TYPE "withheld_kind" ADD VALUE 'step';
ALTER TYPE "withheld_kind" ADD VALUE 'contest';
ALTER TYPE "withheld_kind" ADD VALUE 'poll';
ALTER TYPE "withheld_kind" ADD VALUE 'event';

-- AlterTable
ALTER TABLE "objection_steps" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "objection_steps" ALTER COLUMN "id" DROP DEFAULT;

-- AlterTable
ALTER TABLE "process_events" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE UNIQUE INDEX "objection_steps_id_key" ON "objection_steps"("id");

-- CreateIndex
CREATE UNIQUE INDEX "process_events_id_key" ON "process_events"("id");

CREATE TRIGGER name_words BEFORE INSERT ON "objection_steps" FOR EACH ROW EXECUTE FUNCTION name_words();
CREATE TRIGGER name_words BEFORE INSERT ON "process_events" FOR EACH ROW EXECUTE FUNCTION name_words();

-- The log repeats why a step was taken, and says from now on which.
ALTER TABLE "process_events" DISABLE TRIGGER keep_process_event;
UPDATE process_events event SET data = event.data || jsonb_build_object('words', step.id)
FROM objection_steps step JOIN contributions objection ON objection.id = step.contribution_id
WHERE event.process_id = objection.process_id AND event.at = step.at AND event.actor_id = step.actor_id
    AND event.data ->> 'number' = objection.number::text
    AND event.kind = CASE step.kind WHEN 'offer' THEN 'objection-answered' WHEN 'accept' THEN 'objection-resolved'
        WHEN 'withdraw' THEN 'objection-withdrawn' ELSE 'objection-ruled' END;
ALTER TABLE "process_events" ENABLE TRIGGER keep_process_event;

CREATE FUNCTION are_destroyed(words uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM withheld_words WHERE id = words AND state = 'redacted')
$$;

-- [PR7] The log is only added to. Words in it only go, when they are destroyed, here or where they stand.
CREATE FUNCTION keep_process_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.reason <> '' OR NOT OLD.data @> NEW.data
        OR (to_jsonb(NEW) - '{reason,data}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{reason,data}'::text[])
        OR NOT (are_destroyed(OLD.id) OR are_destroyed((OLD.data ->> 'words')::uuid)) THEN
        RAISE EXCEPTION 'The log of a process is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER keep_process_event ON "process_events";
CREATE TRIGGER keep_process_event BEFORE UPDATE OR DELETE ON "process_events" FOR EACH ROW EXECUTE FUNCTION keep_process_event();

-- [PR221] What became of an objection is only added to. Why a step was taken only goes, when it is destroyed.
CREATE FUNCTION keep_objection_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.reason <> '' OR (to_jsonb(NEW) - 'reason') IS DISTINCT FROM (to_jsonb(OLD) - 'reason')
        OR NOT are_destroyed(OLD.id) THEN
        RAISE EXCEPTION 'What a process decided is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER keep_objection_step ON "objection_steps";
CREATE TRIGGER keep_objection_step BEFORE UPDATE OR DELETE ON "objection_steps" FOR EACH ROW EXECUTE FUNCTION keep_objection_step();

-- [PR214] A straw poll is only added. Its words only go, when they are destroyed, and what was counted stays.
CREATE FUNCTION keep_straw_poll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.question <> ''
        OR (to_jsonb(NEW) - '{question,options}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{question,options}'::text[])
        OR NEW.options IS DISTINCT FROM (
            SELECT jsonb_agg(jsonb_build_object('text', '', 'count', option -> 'count') ORDER BY place)
            FROM jsonb_array_elements(OLD.options) WITH ORDINALITY told (option, place))
        OR NOT are_destroyed(OLD.id) THEN
        RAISE EXCEPTION 'What a process decided is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER keep_straw_poll ON "straw_polls";
CREATE TRIGGER keep_straw_poll BEFORE UPDATE OR DELETE ON "straw_polls" FOR EACH ROW EXECUTE FUNCTION keep_straw_poll();
