import type { PartPick } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export type PickRow = PartPick

/** What was picked in the present round of a review, oldest first. */
export function readPicks(
  tx: Tx,
  { id: reviewId, round }: { readonly id: string; readonly round: number },
): Promise<PickRow[]> {
  return tx.partPick.findMany({ where: { reviewId, round }, orderBy: [{ pickedAt: 'asc' }, { id: 'asc' }] })
}
