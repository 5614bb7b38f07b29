import { z } from 'zod'
import { rowId, rowTime } from '../kernel/rows.ts'

export const exportedModeration = z.strictObject({
  id: rowId,
  kind: z.enum(['hide', 'show', 'redact', 'delete', 'undelete']),
  pageId: rowId,
  revisionId: rowId.nullable(),
  commentId: rowId.nullable().default(null),
  parts: z.array(z.string()),
  reason: z.string(),
  actorId: rowId,
  at: rowTime,
})
