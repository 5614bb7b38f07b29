-- AlterTable
ALTER TABLE "pages" ADD COLUMN     "editable_by" "role" NOT NULL DEFAULT 'member';

-- CreateTable
CREATE TABLE "account_blocks" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "blocked_by_id" UUID NOT NULL,
    "blocked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "account_blocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_protections" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "editable_by" "role" NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "page_protections_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_blocks_user_id_id_idx" ON "account_blocks"("user_id", "id");

-- CreateIndex
CREATE INDEX "page_protections_page_id_id_idx" ON "page_protections"("page_id", "id");

-- AddForeignKey
ALTER TABLE "account_blocks" ADD CONSTRAINT "account_blocks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_protections" ADD CONSTRAINT "page_protections_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "pages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The store deletes sessions by itself, in a statement of its own: only here can the news go out with it.
CREATE FUNCTION tell_session_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sess #>> '{passport,user}' IS NOT NULL THEN
    PERFORM pg_notify('accounts', OLD.sess #>> '{passport,user}');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_session_end AFTER DELETE ON "sessions" FOR EACH ROW EXECUTE FUNCTION tell_session_end();
