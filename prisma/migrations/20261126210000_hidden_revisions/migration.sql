-- Few are hidden: whether a page has one is asked with each look at its history. Prisma's models cannot name an index of a part.
CREATE INDEX "revisions_hidden_idx" ON "revisions"("page_id") WHERE "text_hidden" OR "authors_hidden";
