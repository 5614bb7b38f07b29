-- CreateIndex
CREATE INDEX "process_members_process_id_role_granted_at_id_idx" ON "process_members"("process_id", "role", "granted_at", "id");
