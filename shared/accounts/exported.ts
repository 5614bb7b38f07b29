import { z } from 'zod'
import { rowCount, rowId, rowTime } from '../kernel/rows.ts'
import { role } from './contract.ts'

export const exportedAccount = z.strictObject({
  id: rowId,
  email: z.string(),
  name: z.string(),
  nameKey: z.string(),
  /** Goes along only with secrets; whoever has none cannot sign in until they are given a password. */
  passwordHash: z.string().nullable().default(null),
  role,
  colour: rowCount,
  demo: z.boolean(),
  createdAt: rowTime,
  // What exports before it did not tell.
  trusted: z.boolean().default(false),
})

export const exportedTrust = z.strictObject({
  id: rowId,
  userId: rowId,
  trusted: z.boolean(),
  reason: z.string(),
  byId: rowId,
  at: rowTime,
})

export const exportedBlock = z.strictObject({
  id: rowId,
  userId: rowId,
  reason: z.string(),
  until: rowTime.nullable(),
  blockedById: rowId,
  blockedAt: rowTime,
  endedById: rowId.nullable(),
  endedAt: rowTime.nullable(),
  endReason: z.string().nullable(),
})
