import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { shownTo } from './thread-queries.ts'

/** [DSC17] How many threads of a page the actor may read. */
export async function countThreads(tx: Tx, actor: Actor, pageId: string): Promise<{ open: number; resolved: number }> {
  const rows = await tx.$queryRaw<{ state: 'open' | 'resolved'; count: number }[]>`
    SELECT state::text AS state, count(*)::int AS count FROM threads thread
    WHERE thread.page_id = ${pageId}::uuid AND ${shownTo(actor)} GROUP BY state`
  const of = (state: string) => rows.find(row => row.state === state)?.count ?? 0
  return { open: of('open'), resolved: of('resolved') }
}

/** [DSC17] Open threads by the blocks they are about, of many pages at once: page id → block id → how many. */
export async function countByBlock(
  tx: Tx,
  actor: Actor,
  pageIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await tx.$queryRaw<{ pageId: string; blockId: string; count: number }[]>`
    SELECT thread.page_id AS "pageId", thread.block_id AS "blockId", count(*)::int AS count FROM threads thread
    WHERE thread.page_id = ANY(${[...pageIds]}::uuid[]) AND thread.block_id IS NOT NULL AND thread.state = 'open'
      AND ${shownTo(actor)}
    GROUP BY thread.page_id, thread.block_id`
  return new Map(
    [...Map.groupBy(rows, ({ pageId }) => pageId)].map(([pageId, of]) => [
      pageId,
      new Map(of.map(({ blockId, count }) => [blockId, count])),
    ]),
  )
}

/** [DSC17] Who commented on the differences of these reviews: review id → account ids, in the order in which they first did. */
export async function commentersOn(
  tx: Tx,
  reviewIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.$queryRaw<{ reviewId: string; authorId: string }[]>`
    SELECT thread.review_id AS "reviewId", comment.author_id AS "authorId"
    FROM threads thread JOIN comments comment ON comment.thread_id = thread.id
    WHERE thread.review_id = ANY(${[...reviewIds]}::uuid[]) AND comment.state = 'published'
      AND comment.author_id IS NOT NULL
    GROUP BY thread.review_id, comment.author_id ORDER BY min(comment.written_at)`
  return new Map(
    [...Map.groupBy(rows, ({ reviewId }) => reviewId)].map(([id, of]) => [id, of.map(({ authorId }) => authorId)]),
  )
}
