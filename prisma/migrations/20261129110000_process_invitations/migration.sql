-- CreateTable
CREATE TABLE "process_invitations" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "user_id" UUID,
    "group" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "stratum" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "process_invitations_process_id_user_id_key" ON "process_invitations"("process_id", "user_id");

-- AddForeignKey
ALTER TABLE "process_invitations" ADD CONSTRAINT "process_invitations_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "processes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was made known to whom is only added to.
CREATE TRIGGER keep_process_invitation BEFORE UPDATE OR DELETE ON "process_invitations" FOR EACH ROW EXECUTE FUNCTION keep_process_log();
