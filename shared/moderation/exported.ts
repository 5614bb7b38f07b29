import { z } from 'zod'
import { rowId, rowTime } from '../kernel/rows.ts'
import { moderationKind } from './contract.ts'

export const exportedModeration = z.strictObject({
  id: rowId,
  kind: moderationKind,
  pageId: rowId,
  revisionId: rowId.nullable(),
  commentId: rowId.nullable().default(null),
  parts: z.array(z.string()),
  reason: z.string(),
  actorId: rowId,
  at: rowTime,
})
