import { type BatchAction, batchAction, undoMinutes } from '@fieldword/shared/review/batch-contract.ts'
import type { ReviewBatch, ReviewBatchItem } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface BatchRow extends ReviewBatch {
  readonly action: BatchAction
  readonly items: readonly ReviewBatchItem[]
}

export async function findBatch(tx: Tx, id: string): Promise<BatchRow | null> {
  const row = await tx.reviewBatch.findUnique({ where: { id }, include: { items: { orderBy: { place: 'asc' } } } })
  return row && { ...row, action: batchAction.parse(row.action) }
}

/** The entries that were made last in the logs of a review. */
export interface LastEntries {
  readonly decisionId: string | null
  readonly assignmentId: string | null
}

export async function readLastEntries(tx: Tx, reviewId: string): Promise<LastEntries> {
  const [decision, assignment] = await Promise.all([
    tx.decision.findFirst({
      where: { reviewId },
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
      select: { id: true },
    }),
    tx.reviewAssignment.findFirst({ where: { reviewId }, orderBy: { id: 'desc' }, select: { id: true } }),
  ])
  return { decisionId: decision?.id ?? null, assignmentId: assignment?.id ?? null }
}

/** [RV104] Until when it can be undone. */
export function undoUntil({ at }: Pick<ReviewBatch, 'at'>): Date {
  return new Date(at.getTime() + undoMinutes * 60_000)
}
