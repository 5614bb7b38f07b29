import { z } from 'zod'
import { rowCount, rowId, rowTime } from '../kernel/rows.ts'

export const exportedReview = z.strictObject({
  id: rowId,
  pageId: rowId,
  revisionId: rowId,
  baseRevisionId: rowId.nullable(),
  draftId: rowId,
  draftSeq: rowCount,
  inStep: z.boolean(),
  state: z.enum(['open', 'approved', 'rejected', 'withdrawn']),
  openedById: rowId,
  openedAt: rowTime,
  closedAt: rowTime.nullable(),
})

export const exportedDecision = z.strictObject({
  id: rowId,
  reviewId: rowId,
  kind: z.enum(['approve', 'reject', 'withdraw']),
  actorId: rowId,
  reason: z.string(),
  decidedAt: rowTime,
})
