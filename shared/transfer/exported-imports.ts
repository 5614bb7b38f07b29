import { z } from 'zod'
import { rowCount, rowId, rowJson, rowTime } from '../kernel/rows.ts'

export const exportedImport = z.strictObject({
  id: rowId,
  name: z.string(),
  format: z.enum(['mediawiki', 'history', 'fieldword']).nullable(),
  site: z.string().nullable(),
  wish: rowJson,
  /** Whatever was under way is stopped: its file stays where it is. */
  state: z.enum(['done', 'stopped', 'failed']),
  bytes: rowCount,
  bytesRead: rowCount,
  pages: rowCount,
  revisions: rowCount,
  known: rowCount,
  kept: rowCount,
  failure: rowJson,
  startedById: rowId.nullable(),
  createdAt: rowTime,
  endedAt: rowTime.nullable(),
  /** The import that brings all of this in is none of it. */
  restores: z.literal(false),
})

export const exportedImportPage = z.strictObject({
  site: z.string(),
  sourcePage: z.string(),
  title: z.string(),
  pageId: rowId.nullable(),
  importId: rowId.nullable(),
})

export const exportedRedirect = z.strictObject({
  site: z.string(),
  slug: z.string(),
  target: z.string(),
  importId: rowId,
  resolved: z.boolean(),
})

export const exportedProblem = z.strictObject({
  importId: rowId,
  sourcePage: z.string(),
  kind: z.string(),
  name: z.string(),
  title: z.string(),
  revisions: rowCount,
  sourceRevision: z.string(),
})
