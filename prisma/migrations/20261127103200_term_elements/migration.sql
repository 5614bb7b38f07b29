ALTER TABLE "term_uses" ADD COLUMN "elements" INTEGER[];
-- What is known of uses is made again with the texts.
UPDATE "page_renderings" SET "terms" = 'before elements';
