-- AlterTable
ALTER TABLE "processes" ADD COLUMN "said_turn" INTEGER NOT NULL DEFAULT 0;

-- [PR388] What is counted of what was said and answered is kept by the turn of its process, which goes up in the transaction that changes it.
-- Once for each statement: a file of thousands would otherwise write the row of its process thousands of times. Whoever gets here holds
-- that row already.
CREATE FUNCTION turn_said() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched_ids uuid[];
BEGIN
    IF TG_TABLE_NAME = 'contribution_parts' THEN
        SELECT array_agg(DISTINCT said.process_id) INTO touched_ids FROM touched JOIN contributions said ON said.id = touched.contribution_id;
    ELSIF TG_TABLE_NAME = 'disposition_acknowledgements' THEN
        SELECT array_agg(DISTINCT answer.process_id) INTO touched_ids FROM touched JOIN dispositions answer ON answer.id = touched.disposition_id;
    ELSE
        SELECT array_agg(DISTINCT touched.process_id) INTO touched_ids FROM touched;
    END IF;
    UPDATE processes SET said_turn = said_turn + 1 WHERE id = ANY(touched_ids);
    RETURN NULL;
END $$;

CREATE TRIGGER turn_said AFTER INSERT ON "contributions" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION turn_said();
CREATE TRIGGER turn_changed AFTER UPDATE ON "contributions" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION turn_said();
CREATE TRIGGER turn_split AFTER INSERT ON "contribution_parts" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION turn_said();
CREATE TRIGGER turn_joined AFTER UPDATE ON "contribution_parts" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION turn_said();
CREATE TRIGGER turn_proposed AFTER INSERT ON "dispositions" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION turn_said();
CREATE TRIGGER turn_settled AFTER UPDATE ON "dispositions" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION turn_said();
CREATE TRIGGER turn_acknowledged AFTER INSERT ON "disposition_acknowledgements" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION turn_said();

-- Of a process that is over only its log goes on, with what moderators do and what is counted.
CREATE OR REPLACE FUNCTION keep_process_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - '{events,said_turn}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{events,said_turn}'::text[] THEN
        RAISE EXCEPTION 'This process is over: nothing of it is written any more.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
