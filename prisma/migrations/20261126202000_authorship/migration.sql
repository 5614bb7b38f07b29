-- CreateTable
CREATE TABLE "revision_typing" (
    "revision_id" UUID NOT NULL,
    "runs" BYTEA NOT NULL,

    CONSTRAINT "revision_typing_pkey" PRIMARY KEY ("revision_id")
);

-- CreateTable
CREATE TABLE "authorships" (
    "revision_id" UUID NOT NULL,
    "method" SMALLINT NOT NULL,
    "packed" BYTEA NOT NULL,
    "leans_on_id" UUID,
    "place" SMALLINT NOT NULL,
    "size" INTEGER NOT NULL,
    "removed" BYTEA,
    "removed_characters" INTEGER NOT NULL,

    CONSTRAINT "authorships_pkey" PRIMARY KEY ("revision_id")
);

-- AddForeignKey
ALTER TABLE "revision_typing" ADD CONSTRAINT "revision_typing_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorships" ADD CONSTRAINT "authorships_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
