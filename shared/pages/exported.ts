import { z } from 'zod'
import { role } from '../accounts/contract.ts'
import { rowId, rowTime } from '../kernel/rows.ts'

export const exportedProtection = z.strictObject({
  id: rowId,
  pageId: rowId,
  editableBy: role,
  reason: z.string(),
  setById: rowId,
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
