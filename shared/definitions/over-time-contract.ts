import { oc } from '@orpc/contract'
import { z } from 'zod'
import { slug } from '../kernel/contract.ts'
import { textName } from './compare-contract.ts'
import { lineageKind } from './contract.ts'
import { versionRef } from './version-contract.ts'

/** Columns of one table: what people can still look at, and a bound on what is read for it. */
export const mostColumns = 8
/** Rows of one page; a file has all of them. */
export const mostRows = 200

export const threadState = z.enum(['there', 'before', 'gap', 'ended', 'unknown'])

export const cellElement = z.object({
  elementId: z.string(),
  number: z.number().int(),
  handle: z.string(),
  text: z.string(),
  /** How it came to be; none where nothing earlier is told, or nobody said. */
  kind: lineageKind.nullable(),
  moved: z.boolean(),
  /** Numbers of what it came from, in the version of this label. */
  from: z.array(z.number().int()),
  fromLabel: z.string().nullable(),
  /** Other rows it stands in, where it went several ways. */
  alsoIn: z.array(z.number().int()),
})
export type CellElement = z.infer<typeof cellElement>

export const overTimeCell = z.object({
  /**
   * before: nothing of it was there yet; gap: not in this version, but earlier and later; ended: nothing came of it; unknown:
   * nobody recorded what became of it here.
   */
  state: threadState,
  elements: z.array(cellElement),
})
export type OverTimeCell = z.infer<typeof overTimeCell>

export const overTimeRow = z.object({
  number: z.number().int(),
  /** Of the element it ends with. */
  handle: z.string(),
  cells: z.array(overTimeCell),
})
export type OverTimeRow = z.infer<typeof overTimeRow>

export const definitionOverTime = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  versions: z.array(versionRef),
  /** Those in the table, oldest first. */
  columns: z.array(versionRef),
  /** Labels of those asked for that are not: their text is hidden or destroyed, or there are too many. */
  hidden: z.array(z.string()),
  leftOut: z.array(z.string()),
  /** Between which columns something is recorded, and who says so; none where elements go on by their ids. */
  steps: z.array(z.object({ from: z.string(), to: z.string(), reading: z.string().nullable() })),
  /** How many rows there are in all. */
  total: z.number().int(),
  rows: z.array(overTimeRow),
})
export type DefinitionOverTime = z.infer<typeof definitionOverTime>

export const overTimeContract = {
  overTime: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/over-time',
      tags: ['definitions'],
      summary:
        'The elements of all versions, or of those from one to another, as threads: one row for each, one column for each version',
    })
    .input(z.strictObject({ slug, from: textName.optional(), to: textName.optional() }))
    .output(definitionOverTime),
}
