import { z } from 'zod'
import { rowCount, rowId, rowJson, rowTime } from '../kernel/rows.ts'
import { contestOutcome, dispositionKind, dispositionState, issueScope, issueState } from './disposition-vocabulary.ts'

export const exportedIssue = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  number: rowCount,
  scope: issueScope,
  elementId: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  state: issueState,
  mergedIntoId: rowId.nullable(),
  openedById: rowId,
  openedAt: rowTime,
})

export const exportedIssueChange = z.strictObject({
  issueId: rowId,
  number: rowCount,
  kind: z.string(),
  otherId: rowId.nullable(),
  data: rowJson,
  reason: z.string(),
  byId: rowId,
  at: rowTime,
})

export const exportedPlacement = z.strictObject({
  id: rowId,
  issueId: rowId,
  contributionId: rowId,
  placedById: rowId,
  placedAt: rowTime,
  removedById: rowId.nullable(),
  removedAt: rowTime.nullable(),
  reason: z.string(),
})

export const exportedContest = z.strictObject({
  id: rowId,
  contributionId: rowId,
  issueId: rowId.nullable(),
  byId: rowId,
  reason: z.string(),
  at: rowTime,
  outcome: contestOutcome.nullable(),
  answer: z.string(),
  answeredById: rowId.nullable(),
  answeredAt: rowTime.nullable(),
})

export const exportedPart = z.strictObject({
  contributionId: rowId,
  number: rowCount,
  quote: z.string(),
  madeById: rowId,
  madeAt: rowTime,
  endedAt: rowTime.nullable(),
})

export const exportedDisposition = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  contributionId: rowId,
  part: rowCount,
  kind: dispositionKind,
  duplicateOfId: rowId.nullable(),
  rationale: z.string(),
  state: dispositionState,
  proposedById: rowId,
  proposedAt: rowTime,
  settledById: rowId.nullable(),
  settledAt: rowTime.nullable(),
  returnReason: z.string(),
  supersededAt: rowTime.nullable(),
})

export const exportedAcknowledgement = z.strictObject({
  id: rowId.nullable().default(null),
  dispositionId: rowId,
  number: rowCount,
  byId: rowId,
  satisfied: z.boolean(),
  words: z.string(),
  at: rowTime,
})

export const exportedDispositionChange = z.strictObject({
  id: rowId,
  dispositionId: rowId,
  revisionId: rowId,
  elementId: z.string().nullable(),
  atomId: rowId.nullable(),
  addedById: rowId,
  addedAt: rowTime,
  removedAt: rowTime.nullable(),
})

export const exportedAssignment = z.strictObject({
  contributionId: rowId,
  editorId: rowId,
  byId: rowId,
  at: rowTime,
})
