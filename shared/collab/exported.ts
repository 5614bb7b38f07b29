import { z } from 'zod'
import { rowBytes, rowCount, rowId, rowJson, rowTime } from '../kernel/rows.ts'

export const exportedDraft = z.strictObject({
  id: rowId,
  pageId: rowId,
  working: z.boolean(),
  baseRevisionId: rowId.nullable(),
  baseSeq: rowCount,
  seq: rowCount,
  createdAt: rowTime,
  retiredAt: rowTime.nullable(),
})

export const exportedOwnDraft = z.strictObject({
  id: rowId,
  draftId: rowId,
  pageId: rowId,
  ownerId: rowId,
  purpose: z.string(),
  fromWorking: z.boolean(),
  brought: rowJson,
  createdAt: rowTime,
  closedAt: rowTime.nullable(),
  closedFor: z.enum(['approved', 'deleted', 'destroyed']).nullable(),
})

export const exportedGuest = z.strictObject({ ownDraftId: rowId, userId: rowId, invitedAt: rowTime })

export const exportedUpdate = z.strictObject({
  draftId: rowId,
  seq: rowCount,
  bytes: rowBytes,
  userId: rowId.nullable(),
  createdAt: rowTime,
})

export const exportedPack = z.strictObject({
  draftId: rowId,
  fromSeq: rowCount,
  toSeq: rowCount,
  heads: rowBytes,
  headsSize: rowCount,
  bodies: rowBytes,
  bodiesSize: rowCount,
  firstAt: rowTime,
})

export const exportedSnapshot = z.strictObject({
  draftId: rowId,
  seq: rowCount,
  bytes: rowBytes,
  size: rowCount,
  createdAt: rowTime,
})

export const exportedClient = z.strictObject({ draftId: rowId, clientId: rowCount, userId: rowId.nullable() })

export const exportedClocks = z.strictObject({
  draftId: rowId,
  clientId: rowCount,
  fromClock: rowCount,
  toClock: rowCount,
  userId: rowId.nullable(),
})
