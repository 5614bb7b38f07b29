-- CreateTable
CREATE TABLE "delegations" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "delegations_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "delegations_page_id_idx" ON "delegations"("page_id");

-- Whoever looks for their own proposals finds them without reading those of others.
CREATE INDEX "reviews_opened_by_id_idx" ON "reviews"("opened_by_id");
CREATE INDEX "rounds_opened_by_id_idx" ON "rounds"("opened_by_id");

-- A delegation is ended once; nothing else of it ever changes.
CREATE FUNCTION keep_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD."ended_at" IS NOT NULL
        OR to_jsonb(NEW) - ARRAY['ended_at', 'ended_by_id'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['ended_at', 'ended_by_id'] THEN
        RAISE EXCEPTION 'The log of delegations is only added to.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_delegation BEFORE UPDATE OR DELETE ON "delegations" FOR EACH ROW EXECUTE FUNCTION keep_delegation();
