import type { ThreadState } from '@fieldword/shared/discussion/contract.ts'
import { type Actor, isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { Prisma, type Thread } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export type ThreadRow = Thread

export interface ThreadFilter {
  readonly state?: ThreadState | undefined
  readonly place?: Thread['place'] | undefined
  readonly block?: string | undefined
  readonly revisionId?: string | undefined
  readonly reviewId?: string | undefined
  readonly startedBy?: string | undefined
}

/** Where in the list of threads: after one that was active then. */
export interface AfterThread {
  readonly activeAt: Date
  readonly id: string
}

export interface ThreadsPart {
  readonly pageId: string
  readonly filter: ThreadFilter
  readonly after: AfterThread | null
  readonly limit: number
}

export function findThread(tx: Tx, id: string): Promise<ThreadRow | null> {
  return tx.thread.findUnique({ where: { id } })
}

/** The thread, which nobody else changes until the transaction ends. */
export async function lockThread(tx: Tx, id: string): Promise<ThreadRow | null> {
  await tx.$queryRaw`SELECT 1 FROM threads WHERE id = ${id}::uuid FOR UPDATE`
  return findThread(tx, id)
}

/** [DSC2] [DSC11] Newest activity first. */
export async function readThreads(
  tx: Tx,
  actor: Actor,
  { pageId, filter, after, limit }: ThreadsPart,
): Promise<ThreadRow[]> {
  const beyond = after
    ? Prisma.sql`(thread.active_at, thread.id) < (${after.activeAt}, ${after.id}::uuid)`
    : Prisma.sql`true`
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT thread.id FROM threads thread
    WHERE thread.page_id = ${pageId}::uuid AND ${shownTo(actor)} AND ${fits(filter)} AND ${beyond}
    ORDER BY thread.active_at DESC, thread.id DESC LIMIT ${limit}`
  const rows = await tx.thread.findMany({ where: { id: { in: found.map(({ id }) => id) } } })
  const byId = new Map(rows.map(row => [row.id, row]))
  return found.flatMap(({ id }) => byId.get(id) ?? [])
}

/** [DSC12] What the threads of a page hold on to, and nothing else of them: one query, by the order of their ids. */
export function readAnchors(
  tx: Tx,
  actor: Actor,
  { pageId, filter, after, limit }: Omit<ThreadsPart, 'after'> & { readonly after: string | null },
): Promise<Pick<ThreadRow, 'id' | 'state' | 'anchor' | 'revisionId'>[]> {
  const beyond = after ? Prisma.sql`thread.id > ${after}::uuid` : Prisma.sql`true`
  return tx.$queryRaw`
    SELECT thread.id, thread.state::text AS state, thread.anchor, thread.revision_id AS "revisionId" FROM threads thread
    WHERE thread.page_id = ${pageId}::uuid AND thread.anchor IS NOT NULL AND ${shownTo(actor)} AND ${fits(filter)}
      AND ${beyond}
    ORDER BY thread.id LIMIT ${limit}`
}

/** [DSC2] [DSC10] A thread shows while something in it is published; on drafts and what waits for review, to members. */
export function shownTo(actor: Actor): Prisma.Sql {
  const published = Prisma.sql`thread.published > 0`
  if (isAtLeast(actor, 'member')) return published
  return Prisma.sql`${published} AND (thread.place = 'page' OR (thread.place = 'revision' AND EXISTS (
    SELECT FROM revisions revision WHERE revision.id = thread.revision_id AND revision.state = 'approved')))`
}

function fits({ state, place, block, revisionId, reviewId, startedBy }: ThreadFilter): Prisma.Sql {
  const conditions = [
    state && Prisma.sql`thread.state = ${state}::thread_state`,
    place && Prisma.sql`thread.place = ${place}::thread_place`,
    block && Prisma.sql`thread.block_id = ${block}`,
    revisionId && Prisma.sql`thread.revision_id = ${revisionId}::uuid`,
    reviewId && Prisma.sql`thread.review_id = ${reviewId}::uuid`,
    startedBy && Prisma.sql`thread.started_by_id = ${startedBy}::uuid`,
  ].filter(condition => condition !== undefined && condition !== '')
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`true`
}
