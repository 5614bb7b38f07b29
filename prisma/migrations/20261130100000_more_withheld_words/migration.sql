-- AlterEnum
ALTER TYPE "withheld_kind" ADD VALUE 'acknowledgement';
ALTER TYPE "withheld_kind" ADD VALUE 'vote';

-- AlterTable
ALTER TABLE "ballot_votes" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "ballot_votes" ALTER COLUMN "id" DROP DEFAULT;

-- AlterTable
ALTER TABLE "disposition_acknowledgements" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "disposition_acknowledgements" ALTER COLUMN "id" DROP DEFAULT;

-- CreateIndex
CREATE UNIQUE INDEX "ballot_votes_id_key" ON "ballot_votes"("id");

-- CreateIndex
CREATE UNIQUE INDEX "disposition_acknowledgements_id_key" ON "disposition_acknowledgements"("id");

-- Exports that were written before words had a name of their own come in without one.
CREATE FUNCTION name_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.id := coalesce(NEW.id, gen_random_uuid());
    RETURN NEW;
END $$;

CREATE TRIGGER name_words BEFORE INSERT ON "ballot_votes" FOR EACH ROW EXECUTE FUNCTION name_words();
CREATE TRIGGER name_words BEFORE INSERT ON "disposition_acknowledgements" FOR EACH ROW EXECUTE FUNCTION name_words();

-- [PR231] Votes are only added. Why somebody voted so only goes, when it is destroyed, with what they said before it.
CREATE FUNCTION keep_ballot_vote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.reason <> '' OR (to_jsonb(NEW) - 'reason') IS DISTINCT FROM (to_jsonb(OLD) - 'reason')
        OR NOT EXISTS (
            SELECT FROM ballot_votes later JOIN withheld_words withheld ON withheld.id = later.id AND withheld.state = 'redacted'
            WHERE later.stage_id = OLD.stage_id AND later.user_id = OLD.user_id AND later.number >= OLD.number) THEN
        RAISE EXCEPTION 'What a process decided is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER keep_ballot_vote ON "ballot_votes";
CREATE TRIGGER keep_ballot_vote BEFORE UPDATE OR DELETE ON "ballot_votes" FOR EACH ROW EXECUTE FUNCTION keep_ballot_vote();

-- [PR120] Whether somebody is satisfied is only added to. What they said of it only goes, when it is destroyed, with what they said before it.
CREATE FUNCTION keep_acknowledgement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.words <> '' OR (to_jsonb(NEW) - 'words') IS DISTINCT FROM (to_jsonb(OLD) - 'words')
        OR NOT EXISTS (
            SELECT FROM disposition_acknowledgements later
            JOIN withheld_words withheld ON withheld.id = later.id AND withheld.state = 'redacted'
            WHERE later.disposition_id = OLD.disposition_id AND later.number >= OLD.number) THEN
        RAISE EXCEPTION 'Whether somebody is satisfied is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER keep_acknowledgement ON "disposition_acknowledgements";
CREATE TRIGGER keep_acknowledgement BEFORE UPDATE OR DELETE ON "disposition_acknowledgements" FOR EACH ROW EXECUTE FUNCTION keep_acknowledgement();
