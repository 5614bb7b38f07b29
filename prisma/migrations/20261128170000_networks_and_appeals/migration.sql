-- CreateEnum
CREATE TYPE "network_scope" AS ENUM ('sign_up', 'visitors', 'everybody');

-- CreateEnum
CREATE TYPE "appeal_state" AS ENUM ('waiting', 'answered', 'lifted', 'declined');

-- CreateTable
CREATE TABLE "network_blocks" (
    "id" UUID NOT NULL,
    "range" TEXT NOT NULL,
    "scope" "network_scope" NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "blocked_by_id" UUID NOT NULL,
    "blocked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "network_blocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeals" (
    "id" UUID NOT NULL,
    "account_block_id" UUID,
    "network_block_id" UUID,
    "user_id" UUID,
    "key_hash" TEXT,
    "state" "appeal_state" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appeals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal_messages" (
    "id" UUID NOT NULL,
    "appeal_id" UUID NOT NULL,
    "by_id" UUID,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appeal_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "network_blocks_range_idx" ON "network_blocks"("range");

-- CreateIndex
CREATE UNIQUE INDEX "appeals_account_block_id_key" ON "appeals"("account_block_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeals_key_hash_key" ON "appeals"("key_hash");

-- CreateIndex
CREATE INDEX "appeals_state_id_idx" ON "appeals"("state", "id");

-- CreateIndex
CREATE INDEX "appeals_user_id_id_idx" ON "appeals"("user_id", "id");

-- CreateIndex
CREATE INDEX "appeals_network_block_id_idx" ON "appeals"("network_block_id");

-- CreateIndex
CREATE INDEX "appeal_messages_appeal_id_id_idx" ON "appeal_messages"("appeal_id", "id");

-- AddForeignKey
ALTER TABLE "appeal_messages" ADD CONSTRAINT "appeal_messages_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said stays as it was said.
CREATE FUNCTION "refuse_other_message"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was written about a block is only added to.' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "refuse_other_message" BEFORE UPDATE OR DELETE ON "appeal_messages"
  FOR EACH ROW EXECUTE FUNCTION "refuse_other_message"();
