import { z } from 'zod'
import { rowCount, rowId, rowTime } from '../kernel/rows.ts'
import { check, loggedKind, neededFor, reviewState, roundKind } from './contract.ts'
import { rollbackState } from './rollback-contract.ts'

export const exportedReview = z.strictObject({
  id: rowId,
  pageId: rowId,
  revisionId: rowId,
  baseRevisionId: rowId.nullable(),
  draftId: rowId,
  draftSeq: rowCount,
  inStep: z.boolean(),
  state: reviewState,
  openedById: rowId,
  openedAt: rowTime,
  closedAt: rowTime.nullable(),
  round: rowCount,
  approvalsNeeded: rowCount,
  approvalsGiven: rowCount,
  stepBefore: rowCount.nullable(),
  partOfId: rowId.nullable(),
  assignedToId: rowId.nullable(),
})

export const exportedRound = z.strictObject({
  reviewId: rowId,
  number: rowCount,
  kind: roundKind,
  revisionId: rowId,
  baseRevisionId: rowId.nullable(),
  openedById: rowId,
  openedAt: rowTime,
  approvalsNeeded: rowCount,
  neededFor,
})

export const exportedFacts = z.strictObject({
  reviewId: rowId,
  revisionId: rowId,
  added: rowCount,
  removed: rowCount,
  size: rowCount,
  shareRemoved: rowCount,
  sites: rowCount,
  hints: z.array(z.string()),
})

export const exportedAssignment = z.strictObject({
  id: rowId,
  reviewId: rowId,
  assigneeId: rowId.nullable(),
  byId: rowId,
  at: rowTime,
})

export const exportedDecision = z.strictObject({
  id: rowId,
  reviewId: rowId,
  round: rowCount,
  kind: loggedKind,
  actorId: rowId,
  reason: z.string(),
  checked: z.array(check),
  given: rowCount,
  needed: rowCount,
  decidedAt: rowTime,
  mandate: z.string().nullable(),
})

export const exportedDelegation = z.strictObject({
  id: rowId,
  pageId: rowId,
  toId: rowId,
  byId: rowId,
  reason: z.string(),
  at: rowTime,
  until: rowTime,
  endedAt: rowTime.nullable(),
  endedById: rowId.nullable(),
})

export const exportedPick = z.strictObject({
  id: rowId,
  reviewId: rowId,
  round: rowCount,
  chosen: z.array(rowCount),
  contentHash: z.string(),
  actorId: rowId,
  reason: z.string(),
  pickedAt: rowTime,
})

export const exportedRuleChange = z.strictObject({
  id: rowId,
  definitions: rowCount,
  largeChanges: rowCount,
  reason: z.string(),
  setById: rowId,
  setAt: rowTime,
})

export const exportedRollback = z.strictObject({
  id: rowId,
  userId: rowId,
  byId: rowId,
  reason: z.string(),
  from: rowTime.nullable(),
  to: rowTime.nullable(),
  state: rollbackState,
  startedAt: rowTime,
  endedAt: rowTime.nullable(),
  undoneById: rowId.nullable(),
})

export const exportedRollbackItem = z.strictObject({
  rollbackId: rowId,
  place: rowCount,
  kind: z.enum(['waiting', 'live']),
  reviewId: rowId,
  revisionId: rowId,
  outcome: z.string().nullable(),
  madeId: rowId.nullable(),
  undone: z.string().nullable(),
})
