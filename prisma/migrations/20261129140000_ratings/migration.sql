-- CreateTable
CREATE TABLE "rating_rounds" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revision_id" UUID NOT NULL,
    "frozen" JSONB NOT NULL,
    "opened_by_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "report" JSONB,
    "report_hash" CHAR(64),

    CONSTRAINT "rating_rounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ratings" (
    "round_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "element_id" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "value" SMALLINT,
    "reason" TEXT NOT NULL,
    "token" UUID NOT NULL DEFAULT gen_random_uuid(),
    "wording_hash" CHAR(64) NOT NULL,
    "stratum" TEXT NOT NULL,
    "first" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("round_id","user_id","element_id","turn")
);

-- CreateIndex
CREATE UNIQUE INDEX "rating_rounds_stage_id_number_key" ON "rating_rounds"("stage_id", "number");

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rating_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever took part in a round stands in it once: they are counted without reading every rating.
CREATE UNIQUE INDEX "ratings_first_idx" ON "ratings"("round_id", "user_id") WHERE "first";

-- One round of a stage is open at a time.
CREATE UNIQUE INDEX "rating_rounds_open_idx" ON "rating_rounds"("stage_id") WHERE "closed_at" IS NULL;

ALTER TABLE "ratings" ADD CONSTRAINT "ratings_value_check" CHECK ("value" BETWEEN 1 AND 9);

-- [PR172] What was said stays in the log of its round; the last turn counts.
CREATE FUNCTION keep_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Ratings are only added.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_rating BEFORE UPDATE OR DELETE ON "ratings" FOR EACH ROW EXECUTE FUNCTION keep_rating();

-- [PR171] [PR179] What a round is about never changes, and nothing of it once it is closed.
CREATE FUNCTION keep_rating_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_at IS NOT NULL OR (NEW.id, NEW.process_id, NEW.stage_id, NEW.number, NEW.revision_id, NEW.frozen, NEW.opened_at)
            IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.stage_id, OLD.number, OLD.revision_id, OLD.frozen, OLD.opened_at) THEN
        RAISE EXCEPTION 'A round of ratings keeps what it is about, and what came of it.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_rating_round BEFORE UPDATE ON "rating_rounds" FOR EACH ROW EXECUTE FUNCTION keep_rating_round();
