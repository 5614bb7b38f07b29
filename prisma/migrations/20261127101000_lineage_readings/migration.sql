-- CreateTable
CREATE TABLE "lineage_readings" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "from_version_id" UUID NOT NULL,
    "to_version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reading" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "restored_number" INTEGER,
    "recorded_by_id" UUID,
    "outside_recorder" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" TEXT NOT NULL,

    CONSTRAINT "lineage_readings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "lineage_readings_of_two_versions" CHECK ("from_version_id" <> "to_version_id"),
    CONSTRAINT "lineage_readings_numbered" CHECK ("number" >= 1 AND "restored_number" < "number"),
    CONSTRAINT "lineage_readings_said_by" CHECK ("reading" <> ''),
    CONSTRAINT "lineage_readings_hashed" CHECK ("content_hash" ~ '^[0-9a-f]{64}$')
);

-- CreateTable
CREATE TABLE "lineage_ties" (
    "reading_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "from_element_id" TEXT,
    "to_element_id" TEXT,
    "kind" "lineage_kind" NOT NULL,
    "carried" TEXT[],
    "arrived" TEXT[],
    "rationale" TEXT NOT NULL,

    CONSTRAINT "lineage_ties_pkey" PRIMARY KEY ("reading_id","position"),
    CONSTRAINT "lineage_ties_sides" CHECK (
        CASE "kind"
            WHEN 'new' THEN "from_element_id" IS NULL AND "to_element_id" IS NOT NULL
            WHEN 'retired' THEN "from_element_id" IS NOT NULL AND "to_element_id" IS NULL
            ELSE "from_element_id" IS NOT NULL AND "to_element_id" IS NOT NULL
        END),
    CONSTRAINT "lineage_ties_words_of_both" CHECK (
        ("from_element_id" IS NOT NULL AND "to_element_id" IS NOT NULL) OR ("carried" = '{}' AND "arrived" = '{}'))
);

-- CreateIndex
CREATE UNIQUE INDEX "lineage_readings_from_version_id_to_version_id_number_key" ON "lineage_readings"("from_version_id", "to_version_id", "number");

-- CreateIndex
CREATE INDEX "lineage_readings_to_version_id_idx" ON "lineage_readings"("to_version_id");

-- CreateIndex
CREATE INDEX "lineage_readings_page_id_idx" ON "lineage_readings"("page_id");

-- A side that is empty counts as one: nobody is new twice.
CREATE UNIQUE INDEX "lineage_ties_reading_id_from_element_id_to_element_id_key" ON "lineage_ties"("reading_id", "from_element_id", "to_element_id") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "lineage_ties" ADD CONSTRAINT "lineage_ties_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "lineage_readings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was recorded so far is the first reading of its two versions. Several links between two elements named several words of one tie.
WITH tie AS (
    SELECT "page_id", "from_version_id", "to_version_id", "reading", "from_element_id", "to_element_id",
        (array_agg("id" ORDER BY "id"))[1] AS "id",
        CASE
            WHEN "from_element_id" IS NULL THEN 'new'
            WHEN "to_element_id" IS NULL THEN 'retired'
            WHEN (array_agg("kind" ORDER BY "id"))[1] IN ('new', 'retired') THEN 'reworded'
            ELSE (array_agg("kind" ORDER BY "id"))[1]
        END::"lineage_kind" AS "kind",
        CASE WHEN "from_element_id" IS NULL OR "to_element_id" IS NULL THEN '{}'
            ELSE coalesce(array_agg("carried" ORDER BY "id") FILTER (WHERE "carried" <> ''), '{}')
        END AS "carried"
    FROM "lineage"
    WHERE ("from_element_id" IS NOT NULL OR "to_element_id" IS NOT NULL) AND "from_version_id" <> "to_version_id"
    GROUP BY "page_id", "from_version_id", "to_version_id", "reading", "from_element_id", "to_element_id"
), kept AS (
    SELECT tie.*,
        first_value("id") OVER whole AS "reading_id",
        row_number() OVER whole AS "position"
    FROM tie
    WINDOW whole AS (PARTITION BY "from_version_id", "to_version_id", "reading" ORDER BY "id")
), said AS (
    -- As the wiki writes it: [from, to, kind, carried, arrived, rationale].
    SELECT "page_id", "from_version_id", "to_version_id", "reading", "reading_id",
        string_agg(
            '[' || coalesce(to_json("from_element_id")::text, 'null') || ',' || coalesce(to_json("to_element_id")::text, 'null')
                || ',"' || "kind" || '",['
                || coalesce((SELECT string_agg(to_json(word)::text, ',' ORDER BY at) FROM unnest("carried") WITH ORDINALITY AS words(word, at)), '')
                || '],[],""]',
            ',' ORDER BY "position") AS "ties"
    FROM kept GROUP BY "page_id", "from_version_id", "to_version_id", "reading", "reading_id"
), reading AS (
    INSERT INTO "lineage_readings" ("id", "page_id", "from_version_id", "to_version_id", "number", "reading", "summary", "recorded_at", "content_hash")
    SELECT "reading_id", said."page_id", "from_version_id", "to_version_id",
        row_number() OVER (PARTITION BY "from_version_id", "to_version_id" ORDER BY "reading_id"),
        coalesce(nullif("reading", ''), 'editorial reading'), 'First reading',
        -- The ids of this wiki begin with the time they were made at, in milliseconds.
        to_timestamp(('x' || left(replace("reading_id"::text, '-', ''), 12))::bit(48)::bigint / 1000.0),
        encode(sha256(convert_to(
            '["' || before_text."content_hash" || '","' || after_text."content_hash" || '",' || to_json(coalesce(nullif("reading", ''), 'editorial reading'))::text
                || ',[' || "ties" || ']]', 'UTF8')), 'hex')
    FROM said
        JOIN "versions" before_version ON before_version."id" = "from_version_id"
        JOIN "revisions" before_text ON before_text."id" = before_version."revision_id"
        JOIN "versions" after_version ON after_version."id" = "to_version_id"
        JOIN "revisions" after_text ON after_text."id" = after_version."revision_id"
    RETURNING "id"
)
INSERT INTO "lineage_ties" ("reading_id", "position", "from_element_id", "to_element_id", "kind", "carried", "arrived", "rationale")
SELECT "reading_id", "position", "from_element_id", "to_element_id", "kind", "carried", '{}', ''
FROM kept WHERE "reading_id" IN (SELECT "id" FROM reading);

DROP TABLE "lineage";

-- A reading that was recorded stays as it is: whoever reads it otherwise records another.
CREATE FUNCTION keep_lineage_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A recorded lineage reading is never changed.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_lineage_reading BEFORE UPDATE OR DELETE ON "lineage_readings" FOR EACH ROW EXECUTE FUNCTION keep_lineage_reading();

CREATE TRIGGER keep_lineage_tie BEFORE UPDATE OR DELETE ON "lineage_ties" FOR EACH ROW EXECUTE FUNCTION keep_lineage_reading();
