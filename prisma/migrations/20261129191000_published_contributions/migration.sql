-- [PR361] How much was said in a stage, and whether anything was said of an element, without reading what was said.
CREATE INDEX "contributions_published_idx" ON "contributions"("stage_id", "element_id") WHERE "state" = 'published';
