import { z } from 'zod'
import { rowId, rowTime } from '../kernel/rows.ts'
import { rhythm } from './contract.ts'

export const exportedMailSetting = z.strictObject({
  userId: rowId,
  address: z.string(),
  confirmedAt: rowTime,
  rhythm,
  changedAt: rowTime,
})
