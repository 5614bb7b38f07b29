-- CreateEnum
CREATE TYPE "protection_scope" AS ENUM ('page', 'tree');

-- CreateEnum
CREATE TYPE "whose_changes" AS ENUM ('everybody', 'untrusted', 'nobody');

-- AlterTable
ALTER TABLE "page_protections" ADD COLUMN     "approvable_by" "role" NOT NULL DEFAULT 'moderator',
ADD COLUMN     "approvals" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "movable_by" "role" NOT NULL DEFAULT 'member',
ADD COLUMN     "scope" "protection_scope" NOT NULL DEFAULT 'page',
ADD COLUMN     "until" TIMESTAMPTZ(3),
ADD COLUMN     "waits" "whose_changes" NOT NULL DEFAULT 'untrusted',
ALTER COLUMN "set_by_id" DROP NOT NULL;

-- Pages that came with their protection from another wiki have it in no log here. A page's id is older than any entry to come.
INSERT INTO "page_protections" ("id", "page_id", "editable_by", "reason", "set_at")
SELECT page."id", page."id", page."editable_by", 'It came so from another wiki.', page."created_at"
FROM "pages" page
WHERE page."editable_by" <> 'member'
  AND NOT EXISTS (SELECT FROM "page_protections" WHERE "page_id" = page."id");

-- AlterTable
ALTER TABLE "pages" DROP COLUMN "editable_by",
ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '[]';

-- The rules that reach a page: the newest of its own, for it alone and for all below it, and the newest of each page above it for all
-- below that. Those that say what holds anyway are left out; those that have ended are not, for that the clock says.
-- UNION, so that pages that stand below themselves bring it to an end.
CREATE FUNCTION "rules_of"(asked UUID) RETURNS JSONB LANGUAGE sql STABLE AS $$
  WITH RECURSIVE line AS (
    SELECT "id", "parent_id", true AS own FROM "pages" WHERE "id" = asked
    UNION
    SELECT above."id", above."parent_id", false FROM "pages" above JOIN line ON above."id" = line."parent_id"
  ), newest AS (
    SELECT DISTINCT ON (rule."page_id", rule."scope") rule.*
    FROM line JOIN "page_protections" rule ON rule."page_id" = line."id"
    WHERE line.own OR rule."scope" = 'tree'
    ORDER BY rule."page_id", rule."scope", rule."id" DESC
  )
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', "id", 'pageId', "page_id", 'scope', "scope", 'editableBy', "editable_by", 'movableBy', "movable_by",
    'waits', "waits", 'approvableBy', "approvable_by", 'approvals', "approvals",
    'until', to_char("until" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  ) ORDER BY "id"), '[]')
  FROM newest
  WHERE ("editable_by", "movable_by", "waits", "approvable_by", "approvals")
    <> ('member', 'member', 'untrusted', 'moderator', 0)
$$;

CREATE FUNCTION "renew_rules"(root UUID) RETURNS VOID LANGUAGE sql AS $$
  WITH RECURSIVE below AS (
    SELECT "id" FROM "pages" WHERE "id" = root
    UNION
    SELECT child."id" FROM "pages" child JOIN below ON child."parent_id" = below."id"
  ), wanted AS MATERIALIZED (SELECT "id", "rules_of"("id") AS rules FROM below)
  UPDATE "pages" SET "rules" = wanted.rules FROM wanted
  WHERE "pages"."id" = wanted."id" AND "pages"."rules" <> wanted.rules
$$;

-- Whoever puts a page somewhere or writes a rule down, by whatever way: what reaches each page is known with it.
CREATE FUNCTION "keep_rules_of_place"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "renew_rules"(NEW."id");
  RETURN NULL;
END $$;

CREATE TRIGGER "keep_rules_of_new_place" AFTER INSERT ON "pages"
  FOR EACH ROW WHEN (NEW."parent_id" IS NOT NULL) EXECUTE FUNCTION "keep_rules_of_place"();
CREATE TRIGGER "keep_rules_of_other_place" AFTER UPDATE OF "parent_id" ON "pages"
  FOR EACH ROW WHEN (OLD."parent_id" IS DISTINCT FROM NEW."parent_id") EXECUTE FUNCTION "keep_rules_of_place"();

CREATE FUNCTION "keep_rules_of_protection"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "renew_rules"(NEW."page_id");
  RETURN NULL;
END $$;

CREATE TRIGGER "keep_rules_of_protection" AFTER INSERT ON "page_protections"
  FOR EACH ROW EXECUTE FUNCTION "keep_rules_of_protection"();

CREATE FUNCTION "refuse_other_protection"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The log of protection is only added to.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "refuse_other_protection" BEFORE UPDATE OR DELETE ON "page_protections"
  FOR EACH ROW EXECUTE FUNCTION "refuse_other_protection"();

DO $$ BEGIN
  PERFORM "renew_rules"("page_id") FROM (SELECT DISTINCT "page_id" FROM "page_protections") protected;
END $$;

-- AlterEnum
ALTER TYPE "moderation_kind" ADD VALUE 'protect';
