import type { Facts, Hint } from '@fieldword/shared/review/queue-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** What is known of these reviews, by their ids. */
export async function readFacts(tx: Tx, reviewIds: readonly string[]): Promise<Map<string, Facts>> {
  const rows = await tx.reviewFacts.findMany({ where: { reviewId: { in: [...reviewIds] } } })
  return new Map(
    rows.map(({ reviewId, added, removed, shareRemoved, sites, hints }) => [
      reviewId,
      // Written by `recordFacts` alone.
      { added, removed, shareRemoved, sites, hints: hints as Hint[] },
    ]),
  )
}
