import { z } from 'zod'
import { role } from '../accounts/contract.ts'
import { rowId, rowTime } from '../kernel/rows.ts'
import { protectionScope, whoseChanges } from './protection-contract.ts'

export const exportedProtection = z.strictObject({
  id: rowId,
  pageId: rowId,
  // What exports before these fields did not tell.
  scope: protectionScope.default('page'),
  editableBy: role,
  movableBy: role.default('member'),
  waits: whoseChanges.default('untrusted'),
  approvableBy: role.default('moderator'),
  approvals: z.number().int().default(0),
  until: rowTime.nullable().default(null),
  reason: z.string(),
  setById: rowId.nullable(),
  setAt: rowTime,
})

export const exportedLabel = z.strictObject({
  id: rowId,
  pageId: rowId,
  label: z.string(),
  key: z.string(),
  language: z.string().nullable(),
  createdById: rowId.nullable(),
  createdAt: rowTime,
})

export const exportedTermOff = z.strictObject({ pageId: rowId, termPageId: rowId })

export const exportedTermPlaceOff = z.strictObject({
  ...{ pageId: rowId, termPageId: rowId },
  block: z.string().max(64),
  number: z.number().int().min(1).max(100_000),
})
