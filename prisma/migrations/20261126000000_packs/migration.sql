-- A snapshot can always be made from the log. The ones there are not compressed, as they are from now on.
DELETE FROM "draft_snapshots";
ALTER TABLE "draft_snapshots" ADD COLUMN "size" INTEGER NOT NULL;

-- CreateTable
CREATE TABLE "draft_packs" (
    "draft_id" UUID NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT NOT NULL,
    "heads" BYTEA NOT NULL,
    "heads_size" INTEGER NOT NULL,
    "bodies" BYTEA NOT NULL,
    "bodies_size" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_packs_pkey" PRIMARY KEY ("draft_id","to_seq")
);

-- CreateTable
CREATE TABLE "draft_authorship" (
    "draft_id" UUID NOT NULL,
    "client_id" BIGINT NOT NULL,
    "from_clock" BIGINT NOT NULL,
    "to_clock" BIGINT NOT NULL,
    "user_id" UUID,

    CONSTRAINT "draft_authorship_pkey" PRIMARY KEY ("draft_id","client_id","from_clock")
);

-- CreateIndex
CREATE UNIQUE INDEX "draft_packs_draft_id_from_seq_key" ON "draft_packs"("draft_id", "from_seq");

-- AddForeignKey
ALTER TABLE "draft_packs" ADD CONSTRAINT "draft_packs_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_authorship" ADD CONSTRAINT "draft_authorship_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is compressed already is stored as it is, outside the row: sizes and numbers are read without it.
ALTER TABLE "draft_snapshots" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "draft_packs" ALTER COLUMN "heads" SET STORAGE EXTERNAL, ALTER COLUMN "bodies" SET STORAGE EXTERNAL;
