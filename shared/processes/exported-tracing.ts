import { z } from 'zod'
import { rowCount, rowId, rowJson, rowTime } from '../kernel/rows.ts'
import { changeClass, changeNoteKind, changeOperation } from './vocabulary.ts'

export const exportedProcessDraft = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  ownDraftId: rowId,
  number: rowCount,
  begunFromId: rowId.nullable(),
  begunById: rowId,
  begunAt: rowTime,
})

export const exportedDraftIssue = z.strictObject({
  draftId: rowId,
  issueId: rowId,
  linkedById: rowId,
  linkedAt: rowTime,
})

export const exportedChange = z.strictObject({
  id: rowId,
  processId: rowId,
  stageId: rowId,
  fromRevisionId: rowId,
  toRevisionId: rowId,
  number: rowCount,
  operation: changeOperation,
  elementId: z.string(),
  before: rowJson,
  after: rowJson,
  beforeText: z.string(),
  afterText: z.string(),
  class: changeClass,
  recordedById: rowId.nullable(),
  recordedAt: rowTime,
})

export const exportedChangeNote = z.strictObject({
  changeId: rowId,
  number: rowCount,
  kind: changeNoteKind,
  class: changeClass.nullable(),
  reason: z.string(),
  byId: rowId,
  at: rowTime,
})

export const exportedChangeDisposition = z.strictObject({
  changeId: rowId,
  dispositionId: rowId,
  linkedById: rowId,
  linkedAt: rowTime,
})
