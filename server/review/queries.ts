import type { Check, LoggedKind } from '@fieldword/shared/review/contract.ts'
import { Prisma, type Review, type Round } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'

export type ReviewRow = Review
export type RoundRow = Round

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

/** [PG20] Nothing is decided on a deleted page. */
const onPresentPage = Prisma.sql`page_id NOT IN (SELECT id FROM pages WHERE deleted_at IS NOT NULL)`

export async function countOpen(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ open: bigint }[]>`
    SELECT count(*) AS open FROM reviews WHERE state = 'open' AND ${onPresentPage}`
  return Number(rows[0]?.open ?? 0)
}

/** The revisions of a page that nothing is decided on yet: they wait for moderators, or for a next round. */
export async function readWaiting(tx: Tx, pageId: string): Promise<string[]> {
  const rows = await tx.review.findMany({
    where: { pageId, state: { in: ['open', 'changes_requested'] } },
    select: { revisionId: true },
  })
  return rows.map(row => row.revisionId)
}

/** The revision that says exactly this and on which nothing is decided yet. */
export async function findWaiting(tx: Tx, pageId: string, contentHash: string): Promise<string | null> {
  const waiting = await readWaiting(tx, pageId)
  return (
    (await tx.revision.findFirst({ where: { id: { in: waiting }, contentHash }, select: { id: true } }))?.id ?? null
  )
}

/** [RV63] The reviews that a person has a part in, as the policy asks it of one. */
const ofPerson = (userId: string) => Prisma.sql`reviews.id IN (
  SELECT id FROM reviews WHERE opened_by_id = ${userId}::uuid
  UNION SELECT review_id FROM rounds WHERE opened_by_id = ${userId}::uuid AND kind NOT IN ('updated', 'parted')
  UNION SELECT rounds.review_id FROM revision_authors author JOIN rounds ON rounds.revision_id = author.revision_id
    WHERE author.user_id = ${userId}::uuid
)`

/** Proposals of a page that a person may go on with; what was sent back to them comes first. */
export async function readUndecidedOf(tx: Tx, pageId: string, userId: string, limit: number): Promise<ReviewRow[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM reviews WHERE page_id = ${pageId}::uuid AND state IN ('open', 'changes_requested') AND ${ofPerson(userId)}
    ORDER BY state DESC, opened_at DESC LIMIT ${limit}`
  return readReviews(
    tx,
    rows.map(({ id }) => id),
  )
}

/** In the order of the ids. */
export async function readReviews(tx: Tx, ids: readonly string[]): Promise<ReviewRow[]> {
  const rows = await tx.review.findMany({ where: { id: { in: [...ids] } } })
  return ids.flatMap(id => rows.find(row => row.id === id) ?? [])
}

/** [RV9] Refuses where exactly this text waits on the page already. */
export async function demandNotWaiting(tx: Tx, pageId: string, contentHash: string): Promise<void> {
  if (await findWaiting(tx, pageId, contentHash)) refuseWith('already-proposed')
}

/** Of one review, the first one first. */
export function readRounds(tx: Tx, reviewId: string): Promise<RoundRow[]> {
  return tx.round.findMany({ where: { reviewId }, orderBy: { number: 'asc' } })
}

export interface DecisionRow {
  readonly kind: LoggedKind
  readonly actorId: string
  readonly round: number
  readonly reason: string
  readonly checked: Check[]
  readonly given: number
  readonly needed: number
  readonly decidedAt: Date
  readonly mandate: string | null
}

export async function readDecisions(tx: Tx, reviewId: string): Promise<DecisionRow[]> {
  return tx.decision
    .findMany({
      where: { reviewId },
      orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
      select: {
        ...{ kind: true, actorId: true, round: true, reason: true, checked: true },
        ...{ given: true, needed: true, decidedAt: true, mandate: true },
      },
    })
    .then(rows => rows.map(row => ({ ...row, checked: row.checked as Check[] })))
}

export interface OwnPart {
  /** Only what waits for the person. */
  readonly waiting: boolean
  readonly after: string | null
  readonly limit: number
}

/** [RV75] What was sent back, and what another text was approved before: nobody else goes on with it. */
const waitsForItsPeople = Prisma.sql`(
  reviews.state = 'changes_requested' OR (reviews.state = 'open' AND EXISTS (
    SELECT FROM pages WHERE pages.id = reviews.page_id AND pages.approved_revision_id IS DISTINCT FROM reviews.base_revision_id
  ))
)`

/** [RV75] Newest first. */
export async function readOwnReviews(tx: Tx, userId: string, { waiting, after, limit }: OwnPart): Promise<ReviewRow[]> {
  const goOn = after
    ? Prisma.sql`AND (opened_at, id) < (SELECT last.opened_at, last.id FROM reviews last WHERE last.id = ${after}::uuid)`
    : Prisma.empty
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM reviews WHERE ${ofPerson(userId)} AND ${onPresentPage} ${goOn}
      ${waiting ? Prisma.sql`AND ${waitsForItsPeople}` : Prisma.empty}
    ORDER BY opened_at DESC, id DESC LIMIT ${limit}`
  return readReviews(
    tx,
    rows.map(({ id }) => id),
  )
}

export async function countWaitingFor(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: bigint }[]>`
    SELECT count(*) AS waiting FROM reviews WHERE ${ofPerson(userId)} AND ${onPresentPage} AND ${waitsForItsPeople}`
  return Number(row?.waiting ?? 0)
}
