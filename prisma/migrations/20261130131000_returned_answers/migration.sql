-- An answer that was given back goes with why it was.
UPDATE "withheld_words" SET "kind" = 'return' FROM "dispositions" WHERE "dispositions"."id" = "withheld_words"."id" AND "dispositions"."state" = 'returned';
UPDATE "dispositions" SET "return_reason" = '' WHERE "state" = 'returned' AND are_destroyed("id");
