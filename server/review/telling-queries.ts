import type { Tx } from '../platform/database/prisma.ts'

export interface DecidedToTell {
  readonly openedById: string
  readonly reviewId: string
  readonly slug: string
  readonly title: string
  /** Of the newest decision. */
  readonly reason: string
}

/** A proposal that was decided on, for telling who opened it. */
export async function findDecided(tx: Tx, reviewId: string): Promise<DecidedToTell | null> {
  const [row = null] = await tx.$queryRaw<DecidedToTell[]>`
    SELECT review.opened_by_id AS "openedById", review.id AS "reviewId", page.slug, page.title,
      coalesce((SELECT reason FROM decisions WHERE review_id = review.id ORDER BY decided_at DESC, id DESC LIMIT 1), '') AS reason
    FROM reviews review JOIN pages page ON page.id = review.page_id
    WHERE review.id = ${reviewId}::uuid AND page.deleted_at IS NULL`
  return row
}
