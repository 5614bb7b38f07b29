-- Named, and not in force: a text that is being agreed on, or never was what the field went by.
ALTER TYPE "version_status" ADD VALUE 'working' BEFORE 'in_force';

ALTER TABLE "versions"
    ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en',
    ADD COLUMN "element_ids" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "follows_id" UUID,
    ADD COLUMN "translation_of_id" UUID,
    ADD COLUMN "published_by_id" UUID,
    ADD COLUMN "hash" CHAR(64);
ALTER TABLE "versions" ALTER COLUMN "language" DROP DEFAULT, ALTER COLUMN "element_ids" DROP DEFAULT;

-- CreateIndex
CREATE INDEX "versions_translation_of_id_idx" ON "versions"("translation_of_id");

-- Whatever goes wrong above the database: one is in force. Prisma's models cannot name an index of a part.
CREATE UNIQUE INDEX "versions_in_force_key" ON "versions"("page_id") WHERE "status" = 'in_force';

-- AddForeignKey
ALTER TABLE "versions" ADD CONSTRAINT "versions_follows_id_fkey" FOREIGN KEY ("follows_id") REFERENCES "versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "versions" ADD CONSTRAINT "versions_translation_of_id_fkey" FOREIGN KEY ("translation_of_id") REFERENCES "versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "version_status_changes" (
    "version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "from_status" "version_status",
    "to_status" "version_status" NOT NULL,
    "effective_on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "version_status_changes_pkey" PRIMARY KEY ("version_id","number")
);

-- CreateTable
CREATE TABLE "version_errata" (
    "version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "version_errata_pkey" PRIMARY KEY ("version_id","number")
);

-- AddForeignKey
ALTER TABLE "version_status_changes" ADD CONSTRAINT "version_status_changes_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_errata" ADD CONSTRAINT "version_errata_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What versions there are already stood for: in force from their date, until the next one was.
INSERT INTO "version_status_changes"
SELECT version."id", 1, NULL, CASE version."status" WHEN 'superseded' THEN 'in_force' ELSE version."status" END,
    version."dated_on", '', NULL, version."created_at"
FROM "versions" version;
INSERT INTO "version_status_changes"
SELECT version."id", 2, 'in_force', 'superseded', COALESCE(later."dated_on", version."dated_on"), '', NULL,
    COALESCE(later."created_at", version."created_at")
FROM "versions" version LEFT JOIN LATERAL (
    SELECT * FROM "versions" WHERE "page_id" = version."page_id" AND "position" > version."position" ORDER BY "position" LIMIT 1
) later ON true
WHERE version."status" = 'superseded';

-- A version is what it was published as. Its status moves on, its place among the others too when an older one is named after it;
-- and what was not worked out when it came here is filled in once.
CREATE FUNCTION "keep_version"() RETURNS TRIGGER AS $$
DECLARE
    loose TEXT[] := ARRAY['status', 'position'];
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A published version is not deleted: %.', OLD."label" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD."hash" IS NULL THEN
        loose := loose || ARRAY['hash', 'element_ids'];
    END IF;
    IF to_jsonb(NEW) - loose IS DISTINCT FROM to_jsonb(OLD) - loose THEN
        RAISE EXCEPTION 'A published version does not change: %.', OLD."label" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER "keep_version" BEFORE UPDATE OR DELETE ON "versions" FOR EACH ROW EXECUTE FUNCTION "keep_version"();

CREATE FUNCTION "demand_approved_revision"() RETURNS TRIGGER AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM "revisions" WHERE "id" = NEW."revision_id" AND "page_id" = NEW."page_id" AND "state" = 'approved'
    ) THEN
        RAISE EXCEPTION 'A version names an approved revision of its own page: %.', NEW."label"
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER "demand_approved_revision" BEFORE INSERT ON "versions" FOR EACH ROW EXECUTE FUNCTION "demand_approved_revision"();

-- Both logs are added to, and nothing else.
CREATE FUNCTION "keep_version_log"() RETURNS TRIGGER AS $$
BEGIN
    RAISE EXCEPTION 'The log of a version is only added to.' USING ERRCODE = 'integrity_constraint_violation';
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER "keep_version_status_changes" BEFORE UPDATE OR DELETE ON "version_status_changes" FOR EACH ROW EXECUTE FUNCTION "keep_version_log"();
CREATE TRIGGER "keep_version_errata" BEFORE UPDATE OR DELETE ON "version_errata" FOR EACH ROW EXECUTE FUNCTION "keep_version_log"();
