import { z } from 'zod'
import { rowCount, rowId, rowTime } from '../kernel/rows.ts'
import { networkScope, role } from './contract.ts'

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

export const exportedNetworkBlock = z.strictObject({
  id: rowId,
  range: z.string(),
  scope: networkScope,
  reason: z.string(),
  until: rowTime.nullable(),
  blockedById: rowId,
  blockedAt: rowTime,
  endedById: rowId.nullable(),
  endedAt: rowTime.nullable(),
  endReason: z.string().nullable(),
})

export const exportedAppeal = z.strictObject({
  id: rowId,
  accountBlockId: rowId.nullable(),
  networkBlockId: rowId.nullable(),
  userId: rowId.nullable(),
  /** Goes along only with secrets: whoever has the key comes back by it. */
  keyHash: z.string().nullable().default(null),
  state: z.enum(['waiting', 'answered', 'lifted', 'declined']),
  openedAt: rowTime,
})

export const exportedAppealMessage = z.strictObject({
  id: rowId,
  appealId: rowId,
  byId: rowId.nullable(),
  text: z.string(),
  at: rowTime,
})
