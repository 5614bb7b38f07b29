import { z } from 'zod'
import { rowCount, rowId, rowTime } from '../kernel/rows.ts'
import { liveRule } from './contract.ts'

export const exportedPatrol = z.strictObject({
  revisionId: rowId,
  pageId: rowId,
  rule: liveRule,
  liveById: rowId,
  liveAt: rowTime,
  checkedById: rowId.nullable(),
  checkedAt: rowTime.nullable(),
})

export const exportedPatrolAct = z.strictObject({
  id: rowId,
  revisionId: rowId,
  kind: z.enum(['live', 'check', 'uncheck', 'revert']),
  actorId: rowId,
  at: rowTime,
})

export const exportedNewcomerRules = z.strictObject({
  id: rowId,
  days: rowCount,
  revisions: rowCount,
  proposals: rowCount,
  comments: rowCount,
  pages: rowCount,
  links: rowCount,
  reason: z.string(),
  setById: rowId,
  setAt: rowTime,
})
