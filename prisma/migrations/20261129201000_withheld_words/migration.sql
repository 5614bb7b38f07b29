-- CreateEnum
CREATE TYPE "withheld_kind" AS ENUM ('note', 'reason', 'answer');

-- CreateTable
CREATE TABLE "withheld_words" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "kind" "withheld_kind" NOT NULL,
    "state" "contribution_state" NOT NULL,
    "reason" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "withheld_words_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "withheld_words_process_id_idx" ON "withheld_words"("process_id");

-- [PR381] What was destroyed stays destroyed, and what it was stays known by its hash.
CREATE FUNCTION keep_withheld_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.state = 'redacted'
        OR (NEW.id, NEW.process_id, NEW.kind, NEW.hash) IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.kind, OLD.hash) THEN
        RAISE EXCEPTION 'What was destroyed stays destroyed.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_withheld_words BEFORE UPDATE OR DELETE ON "withheld_words" FOR EACH ROW EXECUTE FUNCTION keep_withheld_words();

ALTER TABLE "withheld_words" ADD CONSTRAINT "withheld_words_state_check" CHECK ("state" IN ('published', 'hidden', 'redacted'));

-- [PR219] A minority note is taken back once, and else stays as it was written; its words only go, when they are destroyed.
CREATE OR REPLACE FUNCTION keep_minority_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.id, NEW.process_id, NEW.stage_id, NEW.hash, NEW.at) IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.hash, OLD.at)
        OR (NEW.element_id, NEW.revision_id, NEW.author_id, NEW.entered_by_id)
            IS DISTINCT FROM (OLD.element_id, OLD.revision_id, OLD.author_id, OLD.entered_by_id)
        OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
        OR ((NEW.text, NEW.name) IS DISTINCT FROM (OLD.text, OLD.name)
            AND NOT (NEW.text = '' AND NEW.name = ''
                AND EXISTS (SELECT FROM withheld_words withheld WHERE withheld.id = OLD.id AND withheld.state = 'redacted'))) THEN
        RAISE EXCEPTION 'A minority note stays as it was written.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- [PR172] What was said stays in the log of its round; the last turn counts. Why it was said only goes, when it is destroyed.
CREATE OR REPLACE FUNCTION keep_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.reason <> '' OR (to_jsonb(NEW) - 'reason') IS DISTINCT FROM (to_jsonb(OLD) - 'reason')
        OR NOT EXISTS (SELECT FROM withheld_words withheld WHERE withheld.id = OLD.token AND withheld.state = 'redacted') THEN
        RAISE EXCEPTION 'Ratings are only added.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- [PR130] What was said to a contribution never changes; it is settled once, and gives way once. Its words only go, when they are destroyed.
CREATE OR REPLACE FUNCTION keep_disposition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.id, NEW.process_id, NEW.stage_id, NEW.contribution_id, NEW.part, NEW.kind, NEW.proposed_by_id, NEW.proposed_at)
            IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.contribution_id, OLD.part, OLD.kind, OLD.proposed_by_id, OLD.proposed_at)
        OR (NEW.rationale <> OLD.rationale AND NOT (NEW.rationale = ''
            AND EXISTS (SELECT FROM withheld_words withheld WHERE withheld.id = OLD.id AND withheld.state = 'redacted')))
        OR NEW.duplicate_of_id IS DISTINCT FROM OLD.duplicate_of_id
        OR (OLD.settled_at IS NOT NULL AND (NEW.settled_by_id, NEW.settled_at, NEW.return_reason) IS DISTINCT FROM (OLD.settled_by_id, OLD.settled_at, OLD.return_reason))
        OR NOT (NEW.state = OLD.state OR OLD.state = 'proposed' OR (OLD.state = 'confirmed' AND NEW.state = 'superseded')) THEN
        RAISE EXCEPTION 'An answer is not changed: another one takes its place.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
