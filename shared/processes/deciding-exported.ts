import { z } from 'zod'
import { rowCount, rowId, rowJson, rowTime } from '../kernel/rows.ts'
import { ballotChoice, contributionState, erratumOutcome, objectionRuling, objectionStepKind } from './vocabulary.ts'
import { withheldKind } from './withholding-contract.ts'

export const exportedMeeting = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  title: z.string(),
  heldOn: z.string(),
  place: z.string(),
  address: z.string(),
  enteredById: rowId,
  at: rowTime,
})

export const exportedAttendee = z.strictObject({ meetingId: rowId, userId: rowId, stratum: z.string() })

export const exportedMeetingCount = z.strictObject({ meetingId: rowId, stratum: z.string(), count: rowCount })

export const exportedMeetingItem = z.strictObject({ contributionId: rowId, meetingId: rowId, position: rowCount })

export const exportedStrawPoll = z.strictObject({
  id: rowId,
  meetingId: rowId,
  position: rowCount,
  question: z.string(),
  options: rowJson,
  enteredById: rowId,
  at: rowTime,
})

export const exportedMinorityNote = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  elementId: z.string().nullable(),
  revisionId: rowId.nullable(),
  text: z.string(),
  authorId: rowId.nullable(),
  name: z.string(),
  enteredById: rowId.nullable(),
  hash: z.string(),
  at: rowTime,
  withdrawnAt: rowTime.nullable(),
})

export const exportedWithheldWords = z.strictObject({
  id: rowId,
  processId: rowId,
  kind: withheldKind,
  state: contributionState,
  reason: z.string(),
  hash: z.string(),
  changedAt: rowTime,
})

export const exportedObjectionStep = z.strictObject({
  id: rowId.nullable().default(null),
  contributionId: rowId,
  number: rowCount,
  kind: objectionStepKind,
  ruling: objectionRuling.nullable(),
  reason: z.string(),
  actorId: rowId,
  at: rowTime,
})

export const exportedVote = z.strictObject({
  id: rowId.nullable().default(null),
  stageId: rowId,
  userId: rowId,
  number: rowCount,
  choice: ballotChoice,
  reason: z.string(),
  textHash: z.string(),
  at: rowTime,
})

export const exportedAdoption = z.strictObject({
  processId: rowId,
  stageId: rowId,
  versionId: rowId,
  revisionId: rowId,
  textHash: z.string(),
  rationale: z.string(),
  ballot: rowJson,
  readingId: rowId.nullable(),
  adoptedById: rowId,
  at: rowTime,
})

export const exportedErratumDecision = z.strictObject({
  contributionId: rowId,
  outcome: erratumOutcome,
  reason: z.string(),
  versionId: rowId,
  number: rowCount.nullable(),
  actorId: rowId,
  at: rowTime,
})
