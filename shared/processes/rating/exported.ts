import { z } from 'zod'
import { rowCount, rowId, rowJson, rowTime } from '../../kernel/rows.ts'

export const exportedRatingRound = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  number: rowCount,
  revisionId: rowId,
  frozen: rowJson,
  openedById: rowId.nullable(),
  openedAt: rowTime,
  closedById: rowId.nullable(),
  closedAt: rowTime.nullable(),
  report: rowJson,
  reportHash: z.string().nullable(),
})

export const exportedRating = z.strictObject({
  roundId: rowId,
  userId: rowId,
  elementId: z.string(),
  turn: rowCount,
  value: rowCount.nullable(),
  reason: z.string(),
  token: rowId,
  wordingHash: z.string(),
  stratum: z.string(),
  first: z.boolean(),
  at: rowTime,
})
