import { z } from 'zod'
import { rowCount, rowId, rowJson, rowTime } from '../kernel/rows.ts'

export const exportedVersion = z.strictObject({
  id: rowId,
  pageId: rowId,
  revisionId: rowId,
  label: z.string(),
  name: z.string(),
  status: z.string(),
  datedOn: z.string(),
  position: rowCount,
  elements: rowCount,
  elementIds: z.array(z.string()),
  language: z.string(),
  provenance: z.string(),
  sources: rowJson,
  variants: rowJson,
  followsId: rowId.nullable(),
  translationOfId: rowId.nullable(),
  hash: z.string().nullable(),
  publishedById: rowId.nullable(),
  createdAt: rowTime,
})

export const exportedStatusChange = z.strictObject({
  versionId: rowId,
  number: rowCount,
  fromStatus: z.string().nullable(),
  toStatus: z.string(),
  effectiveOn: z.string(),
  reason: z.string(),
  actorId: rowId.nullable(),
  at: rowTime,
})

export const exportedErratum = z.strictObject({
  versionId: rowId,
  number: rowCount,
  text: z.string(),
  actorId: rowId.nullable(),
  at: rowTime,
})

export const exportedReading = z.strictObject({
  id: rowId,
  pageId: rowId,
  fromVersionId: rowId,
  toVersionId: rowId,
  number: rowCount,
  reading: z.string(),
  summary: z.string(),
  restoredNumber: rowCount.nullable(),
  recordedById: rowId.nullable(),
  outsideRecorder: z.string().nullable(),
  recordedAt: rowTime,
  contentHash: z.string(),
})

export const exportedTie = z.strictObject({
  readingId: rowId,
  position: rowCount,
  fromElementId: z.string().nullable(),
  toElementId: z.string().nullable(),
  kind: z.string(),
  carried: z.array(z.string()),
  arrived: z.array(z.string()),
  rationale: z.string(),
})

export const exportedFrontPage = z.strictObject({
  id: rowCount,
  leadPageId: rowId.nullable(),
  setById: rowId,
  setAt: rowTime,
})
