import { z } from 'zod'
import { rowCount, rowId, rowJson, rowTime } from '../kernel/rows.ts'
import {
  contributionKind,
  contributionState,
  contributionType,
  processNature,
  processRole,
  processState,
  stageKind,
  stageState,
  stageVisibility,
  stanceKind,
} from './vocabulary.ts'

export const exportedProcess = z.strictObject({
  id: rowId,
  slug: z.string(),
  pageId: rowId,
  title: z.string(),
  summary: z.string(),
  nature: processNature,
  state: processState,
  preset: z.string(),
  charter: rowJson,
  strata: rowJson,
  baseRevisionId: rowId.nullable(),
  adoptedVersionId: rowId.nullable(),
  startedById: rowId.nullable(),
  createdAt: rowTime,
  openedAt: rowTime.nullable(),
  closedAt: rowTime.nullable(),
  events: rowCount,
  contributions: rowCount,
})

export const exportedStage = z.strictObject({
  id: rowId,
  processId: rowId,
  position: rowCount,
  kind: stageKind,
  title: z.string(),
  purpose: z.string(),
  state: stageState,
  visibility: stageVisibility,
  who: z.array(z.string()),
  opensAt: rowTime.nullable(),
  closesAt: rowTime.nullable(),
  openedAt: rowTime.nullable(),
  closedAt: rowTime.nullable(),
  inputRevisionId: rowId.nullable(),
  inputHash: z.string().nullable(),
  outputRevisionId: rowId.nullable(),
  plan: rowJson,
  planHash: z.string().nullable(),
  repeatOfId: rowId.nullable(),
  report: rowJson,
  reportHash: z.string().nullable(),
})

export const exportedProcessEvent = z.strictObject({
  id: rowId.nullable().default(null),
  processId: rowId,
  number: rowCount,
  at: rowTime,
  actorId: rowId.nullable(),
  kind: z.string(),
  stageId: rowId.nullable(),
  reason: z.string(),
  data: rowJson,
})

export const exportedMember = z.strictObject({
  id: rowId,
  processId: rowId,
  userId: rowId,
  role: processRole,
  grantedById: rowId,
  grantedAt: rowTime,
  endedById: rowId.nullable(),
  endedAt: rowTime.nullable(),
})

export const exportedParticipant = z.strictObject({
  processId: rowId,
  userId: rowId,
  stratum: z.string(),
  joinedAt: rowTime,
  leftAt: rowTime.nullable(),
})

export const exportedInvitation = z.strictObject({
  id: rowId,
  processId: rowId,
  userId: rowId.nullable(),
  group: z.string(),
  people: rowCount,
  stratum: z.string(),
  invitedById: rowId,
  invitedAt: rowTime,
})

export const exportedContribution = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  number: rowCount,
  kind: contributionKind,
  type: contributionType,
  authorId: rowId.nullable(),
  enteredById: rowId.nullable(),
  source: rowJson,
  stratum: z.string(),
  elementId: z.string().nullable(),
  revisionId: rowId.nullable(),
  anchor: rowJson,
  text: z.string(),
  proposedText: z.string().nullable(),
  replacesId: rowId.nullable(),
  state: contributionState,
  reason: z.string(),
  hash: z.string(),
  writtenAt: rowTime,
  changedAt: rowTime.nullable(),
})

export const exportedStance = z.strictObject({
  contributionId: rowId,
  userId: rowId,
  kind: stanceKind,
  at: rowTime,
})

export const exportedAnswers = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  userId: rowId.nullable(),
  enteredById: rowId.nullable(),
  source: rowJson,
  reference: z.string().nullable(),
  stratum: z.string(),
  answers: rowJson,
  state: z.enum(['saved', 'submitted']),
  savedAt: rowTime,
  submittedAt: rowTime.nullable(),
})

export const exportedAnswerContribution = z.strictObject({
  contributionId: rowId,
  answersId: rowId,
  question: z.string(),
})
