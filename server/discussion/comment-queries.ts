import type { ReactionKind } from '@fieldword/shared/discussion/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type Comment, Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { shownTo } from './thread-queries.ts'

export type CommentRow = Comment

/** Comments of each thread of a list beside its first one: the newest. */
const newest = 5
/** People named at a reaction. */
const mostNamed = 10

/** [DSC34] What waits is seen where moderators decide on it, and what they discarded nowhere else. */
const shown = Prisma.sql`state IN ('published', 'deleted', 'hidden')`

export function findComment(tx: Tx, id: string) {
  return tx.comment.findUnique({ where: { id }, include: { thread: true } })
}

/** Of each thread the first comment and the newest, oldest first. */
export async function readEnds(tx: Tx, threadIds: readonly string[]): Promise<CommentRow[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT ends.id FROM unnest(${[...threadIds]}::uuid[]) AS wanted(id) CROSS JOIN LATERAL (
      (SELECT id FROM comments WHERE thread_id = wanted.id AND ${shown} ORDER BY id LIMIT 1) UNION
      (SELECT id FROM comments WHERE thread_id = wanted.id AND ${shown} ORDER BY id DESC LIMIT ${newest})) ends`
  return tx.comment.findMany({ where: { id: { in: found.map(({ id }) => id) } }, orderBy: { id: 'asc' } })
}

/** The comments of one thread, oldest first. */
export function readComments(
  tx: Tx,
  threadId: string,
  { after, from, limit }: { readonly after: string | null; readonly from: string | null; readonly limit: number },
): Promise<CommentRow[]> {
  const beyond = { ...(after ? { gt: after } : {}), ...(from ? { gte: from } : {}) }
  return tx.comment.findMany({
    where: { threadId, state: { in: ['published', 'deleted', 'hidden'] }, id: beyond },
    orderBy: { id: 'asc' },
    take: limit,
  })
}

export interface ReactionRow {
  readonly commentId: string
  readonly kind: ReactionKind
  readonly count: number
  /** The first of them. */
  readonly userIds: readonly string[]
  readonly mine: boolean
}

export function readReactions(tx: Tx, commentIds: readonly string[], readerId: string | null): Promise<ReactionRow[]> {
  return tx.$queryRaw<ReactionRow[]>`
    SELECT comment_id AS "commentId", kind::text AS kind, count(*)::int AS count,
      (array_agg(user_id::text ORDER BY reacted_at, user_id))[1:${mostNamed}::int] AS "userIds",
      coalesce(bool_or(user_id = ${readerId}::uuid), false) AS mine
    FROM comment_reactions WHERE comment_id = ANY(${[...commentIds]}::uuid[])
    GROUP BY comment_id, kind ORDER BY comment_id, kind`
}

/** [DSC40] The newest comments of a page that the actor may read, with their threads. */
export async function readNewest(tx: Tx, actor: Actor, pageId: string, limit: number) {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT comment.id FROM threads thread JOIN comments comment ON comment.thread_id = thread.id
    WHERE thread.page_id = ${pageId}::uuid AND comment.state = 'published' AND ${shownTo(actor)}
    ORDER BY comment.id DESC LIMIT ${limit}`
  return tx.comment.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
    include: { thread: true },
  })
}
