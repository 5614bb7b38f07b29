-- How many revisions of a page were imported one after the other is told by the last one before them that was not. Prisma's
-- models cannot name an index of a part.
CREATE INDEX "revisions_written_here_idx" ON "revisions"("page_id", "number") WHERE "origin" <> 'import';
