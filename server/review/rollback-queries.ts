import { Prisma, type Rollback, type RollbackItem } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export type RollbackRow = Rollback
export type RollbackItemRow = RollbackItem

/** [RV130] Changes that one rollback takes back, at most. */
export const mostAtOnce = 5000

export interface Span {
  readonly userId: string
  readonly from: Date | null
  readonly to: Date | null
}

export interface Candidate {
  readonly place: number
  readonly kind: 'waiting' | 'live'
  readonly reviewId: string
  readonly revisionId: string
}

/**
 * [RV130] What an account proposed that waits, then what of it visitors read, newest first: what stands on another change is
 * undone before it. A change that an approved one undoes already is none.
 */
function candidates({ userId, from, to }: Span): Prisma.Sql {
  const inTime = (at: Prisma.Sql) =>
    Prisma.sql`(${from}::timestamptz IS NULL OR ${at} >= ${from}) AND (${to}::timestamptz IS NULL OR ${at} < ${to})`
  return Prisma.sql`
    SELECT row_number() OVER (ORDER BY kind, at DESC, review_id DESC)::int AS place, kind, review_id, revision_id FROM (
      SELECT 'waiting'::rollback_kind AS kind, id AS review_id, revision_id, opened_at AS at FROM reviews
      WHERE opened_by_id = ${userId}::uuid AND state IN ('open', 'changes_requested') AND ${inTime(Prisma.sql`opened_at`)}
      UNION ALL
      SELECT 'live', review.id, review.revision_id, review.closed_at FROM reviews review
      JOIN revisions revision ON revision.id = review.revision_id
      WHERE review.opened_by_id = ${userId}::uuid AND review.state = 'approved' AND ${inTime(Prisma.sql`review.closed_at`)}
        AND NOT EXISTS (SELECT FROM revisions undoing WHERE undoing.undone_id = revision.id AND undoing.state = 'approved')
    ) changes`
}

export async function countCandidates(tx: Tx, span: Span): Promise<{ waiting: number; live: number }> {
  const [row] = await tx.$queryRaw<{ waiting: bigint; live: bigint }[]>`
    SELECT count(*) FILTER (WHERE kind = 'waiting') AS waiting, count(*) FILTER (WHERE kind = 'live') AS live
    FROM (${candidates(span)}) counted`
  return { waiting: Number(row?.waiting ?? 0), live: Number(row?.live ?? 0) }
}

export function readCandidates(tx: Tx, span: Span, after: number, limit: number): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    SELECT place, kind::text AS kind, review_id AS "reviewId", revision_id AS "revisionId"
    FROM (${candidates(span)}) numbered WHERE place > ${after} ORDER BY place LIMIT ${limit}`
}

/** Written down once, so that what is proposed meanwhile is not part of it. */
export async function insertItems(tx: Tx, rollbackId: string, span: Span): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO rollback_items (rollback_id, place, kind, review_id, revision_id)
    SELECT ${rollbackId}::uuid, place, kind, review_id, revision_id FROM (${candidates(span)}) numbered`
}

/** The next one that is to be worked on; some at a time, however many there are. */
export async function readUnderWay(tx: Tx): Promise<RollbackRow | null> {
  return tx.rollback.findFirst({ where: { state: { in: ['running', 'undoing'] } }, orderBy: { id: 'asc' } })
}

export function readDue(tx: Tx, { id, state }: RollbackRow, limit: number): Promise<RollbackItemRow[]> {
  if (state === 'running') {
    return tx.rollbackItem.findMany({
      where: { rollbackId: id, outcome: null },
      orderBy: { place: 'asc' },
      take: limit,
    })
  }
  // The other way round: what was undone last stands on top.
  return tx.rollbackItem.findMany({
    where: { rollbackId: id, outcome: 'done', undone: null },
    orderBy: { place: 'desc' },
    take: limit,
  })
}

export async function countItems(tx: Tx, ids: readonly string[]) {
  return tx.$queryRaw<{ id: string; all: number; due: number; done: number; undone: number }[]>`
    SELECT rollback_id AS id, count(*)::int AS "all", (count(*) FILTER (WHERE outcome IS NULL))::int AS due,
      (count(*) FILTER (WHERE outcome = 'done'))::int AS done, (count(*) FILTER (WHERE undone = 'done'))::int AS undone
    FROM rollback_items WHERE rollback_id = ANY(${[...ids]}::uuid[]) GROUP BY rollback_id`
}

/** [RV132] The revision by which a rollback undid another one already, before it was broken off. */
export async function findUndoing(tx: Tx, undoneId: string, createdById: string, since: Date): Promise<string | null> {
  const made = await tx.revision.findFirst({
    where: { undoneId, createdById, state: 'approved', createdAt: { gte: since } },
    select: { id: true },
  })
  return made?.id ?? null
}
