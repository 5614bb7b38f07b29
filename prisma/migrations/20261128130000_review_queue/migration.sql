-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "assigned_to_id" UUID;

-- CreateTable
CREATE TABLE "review_facts" (
    "review_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "added" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "share_removed" INTEGER NOT NULL,
    "sites" INTEGER NOT NULL,
    "hints" TEXT[],
    CONSTRAINT "review_facts_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "review_assignments" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "assignee_id" UUID,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "review_assignments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reviews_state_opened_at_id_idx" ON "reviews"("state", "opened_at", "id");

-- CreateIndex
CREATE INDEX "reviews_closed_at_id_idx" ON "reviews"("closed_at", "id");

-- CreateIndex
CREATE INDEX "reviews_assigned_to_id_state_idx" ON "reviews"("assigned_to_id", "state");

-- DropIndex
DROP INDEX "reviews_state_opened_at_idx";

-- CreateIndex
CREATE INDEX "review_facts_size_review_id_idx" ON "review_facts"("size", "review_id");

-- CreateIndex
CREATE INDEX "review_facts_hints_idx" ON "review_facts" USING GIN ("hints");

-- CreateIndex
CREATE INDEX "review_assignments_review_id_id_idx" ON "review_assignments"("review_id", "id");

-- CreateIndex
CREATE INDEX "users_role_idx" ON "users"("role");

-- AddForeignKey
ALTER TABLE "review_facts" ADD CONSTRAINT "review_facts_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_assignments" ADD CONSTRAINT "review_assignments_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The log is added to, and nothing else.
CREATE FUNCTION "keep_review_assignment"() RETURNS TRIGGER AS $$
BEGIN
    RAISE EXCEPTION 'The log of assignments is only added to.' USING ERRCODE = 'integrity_constraint_violation';
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER "keep_review_assignment" BEFORE UPDATE OR DELETE ON "review_assignments" FOR EACH ROW EXECUTE FUNCTION "keep_review_assignment"();
