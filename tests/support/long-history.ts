import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { textOf } from './writing.ts'

interface LongHistory {
  readonly pageId: string
  readonly userId: string
  /** How many revisions there are to be in all. */
  readonly revisions: number
  /** Summaries are made from the number. Numbers divisible by this are rejected. */
  readonly rejectEvery?: number
}

/**
 * A page with thousands of revisions in a second: the first is stored as any, the rest are copies of its row an hour apart,
 * each made from the one before, each of which says that it added its number in words.
 */
export async function writeLongHistory(platform: Platform, wish: LongHistory): Promise<void> {
  const { pageId, userId, revisions, rejectEvery = 0 } = wish
  const { prisma, inTransaction } = platform.database
  const id = platform.newId()
  const at = new Date(platform.clock().getTime() - revisions * 3_600_000)
  await inTransaction(tx =>
    createRevision(tx, {
      ...{ id, pageId, parentId: null, document: textOf('The text that all of them have.'), title: 'Long' },
      ...{ summary: 'Change 1', changeKind: 'wording', origin: 'creation', state: 'approved', createdById: userId },
      ...{ createdAt: at, writtenOn: at.toISOString().slice(0, 10), authors: [{ userId, typed: 10 }] },
    }),
  )
  await prisma.$executeRaw`
    WITH made AS (
      SELECT number, overlay(${id} placing lpad(to_hex(number), 8, '0') from 29 for 8)::uuid AS id,
        CASE WHEN number = 2 THEN ${id}::uuid
          ELSE overlay(${id} placing lpad(to_hex(number - 1), 8, '0') from 29 for 8)::uuid END AS parent_id
      FROM generate_series(2, ${revisions}) number
    )
    INSERT INTO revisions (id, page_id, number, parent_id, content_hash, title, summary, change_kind, origin, state,
      characters, delta, written_on, created_by_id, created_at)
    SELECT made.id, first.page_id, made.number, made.parent_id, first.content_hash, first.title, 'Change ' || made.number,
      first.change_kind, 'proposal', CASE WHEN ${rejectEvery} > 0 AND made.number % NULLIF(${rejectEvery}, 0) = 0
        THEN 'rejected' ELSE 'approved' END::revision_state,
      first.characters, 0, to_char(first.created_at + made.number * interval '1 hour', 'YYYY-MM-DD'),
      first.created_by_id, first.created_at + made.number * interval '1 hour'
    FROM made JOIN revisions first ON first.id = ${id}::uuid`
  await prisma.$executeRaw`
    INSERT INTO revision_authors (revision_id, user_id, typed, created_at)
    SELECT id, ${userId}::uuid, 10, created_at FROM revisions WHERE page_id = ${pageId}::uuid AND number > 1`
  await prisma.$executeRaw`
    INSERT INTO changed_texts (revision_id, added, removed)
    SELECT id, 'number ' || number || ' came', 'number ' || (number - 1) || ' came'
    FROM revisions WHERE page_id = ${pageId}::uuid AND number > 1`
  await prisma.$executeRaw`ANALYZE`
}
