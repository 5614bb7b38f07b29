import type { ReviewState } from '@fieldword/shared/policy/can.ts'
import type { DecisionKind } from '@fieldword/shared/review/contract.ts'
import { Prisma, type Review } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export type ReviewRow = Review

export async function findReview(tx: Tx, reviewId: string): Promise<ReviewRow | null> {
  return tx.review.findUnique({ where: { id: reviewId } })
}

/** What a review compares: the text it was proposed on, none for a page's first, and the one proposed. */
export async function findReviewed(tx: Tx, reviewId: string) {
  const select = { pageId: true, revisionId: true, baseRevisionId: true } as const
  return tx.review.findUnique({ where: { id: reviewId }, select })
}

/** The review, which nobody else decides until the transaction ends. */
export async function lockReview(tx: Tx, reviewId: string): Promise<ReviewRow | null> {
  await tx.$queryRaw`SELECT 1 FROM reviews WHERE id = ${reviewId}::uuid FOR UPDATE`
  return findReview(tx, reviewId)
}

export interface QueuePart {
  readonly state: ReviewState
  readonly openedById: string | undefined
  /** The last review of the part before. */
  readonly after: string | null
  readonly limit: number
}

/** [PG20] Nothing is decided on a deleted page. */
const onPresentPage = Prisma.sql`page_id NOT IN (SELECT id FROM pages WHERE deleted_at IS NOT NULL)`

/** [RV11] Oldest first while open: who waits longest comes first. Newest first otherwise. */
export function readQueue(tx: Tx, { state, openedById, after, limit }: QueuePart): Promise<ReviewRow[]> {
  const [direction, beyond] = state === 'open' ? [Prisma.sql`ASC`, Prisma.sql`>`] : [Prisma.sql`DESC`, Prisma.sql`<`]
  const by = openedById === undefined ? Prisma.empty : Prisma.sql`AND opened_by_id = ${openedById}::uuid`
  const goOn =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (opened_at, id) ${beyond} (SELECT last.opened_at, last.id FROM reviews last WHERE last.id = ${after}::uuid)`
  return tx.$queryRaw<ReviewRow[]>`
    SELECT id, page_id AS "pageId", revision_id AS "revisionId", base_revision_id AS "baseRevisionId",
      draft_id AS "draftId", draft_seq AS "draftSeq", in_step AS "inStep", state::text AS state, opened_by_id AS "openedById",
      opened_at AS "openedAt", closed_at AS "closedAt"
    FROM reviews WHERE state = ${state}::review_state AND ${onPresentPage} ${by} ${goOn}
    ORDER BY opened_at ${direction}, id ${direction} LIMIT ${limit}`
}

export async function countOpen(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ open: bigint }[]>`
    SELECT count(*) AS open FROM reviews WHERE state = 'open' AND ${onPresentPage}`
  return Number(rows[0]?.open ?? 0)
}

/** The revisions of a page that wait for a decision. */
export async function readWaiting(tx: Tx, pageId: string): Promise<string[]> {
  const rows = await tx.review.findMany({ where: { pageId, state: 'open' }, select: { revisionId: true } })
  return rows.map(row => row.revisionId)
}

export interface DecisionRow {
  readonly kind: DecisionKind
  readonly actorId: string
  readonly reason: string
  readonly decidedAt: Date
}

export function readDecisions(tx: Tx, reviewId: string): Promise<DecisionRow[]> {
  return tx.decision.findMany({
    where: { reviewId },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    select: { kind: true, actorId: true, reason: true, decidedAt: true },
  })
}
