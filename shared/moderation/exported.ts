import { z } from 'zod'
import { rowCount, rowId, rowTime } from '../kernel/rows.ts'
import { moderationKind } from './contract.ts'
import { filterAct, filterKind } from './filter-contract.ts'

export const exportedModeration = z.strictObject({
  id: rowId,
  kind: moderationKind,
  pageId: rowId,
  revisionId: rowId.nullable(),
  commentId: rowId.nullable().default(null),
  parts: z.array(z.string()),
  reason: z.string(),
  actorId: rowId,
  at: rowTime,
})

export const exportedFilterRule = z.strictObject({
  id: rowId,
  kind: filterKind,
  text: z.string(),
  whole: z.boolean(),
  act: filterAct,
  reason: z.string(),
  hits: rowCount,
  setById: rowId,
  setAt: rowTime,
  endedById: rowId.nullable(),
  endedAt: rowTime.nullable(),
  endReason: z.string().nullable(),
})

export const exportedFilterHit = z.strictObject({
  id: rowId,
  ruleId: rowId,
  userId: rowId.nullable(),
  place: z.string(),
  at: rowTime,
})
