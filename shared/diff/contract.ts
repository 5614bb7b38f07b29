import { z } from 'zod'

/** How a difference goes over the wire and into the pages. */

export const wordRun = z.object({
  /** mov: carried over from, or to, another place. */
  kind: z.enum(['same', 'ins', 'del', 'mov']),
  text: z.string(),
  /** Names of the marks on it: bold, italic, link … */
  marks: z.array(z.string()),
})
export type WordRun = z.infer<typeof wordRun>

export const rowKind = z.enum(['kept', 'reworded', 'moved', 'added', 'removed', 'formatting'])
export type RowKind = z.infer<typeof rowKind>

export const comparisonRow = z.object({
  kind: rowKind,
  /** True also for a block that was both moved and reworded. */
  moved: z.boolean(),
  /** The node's type: paragraph, heading, definitionElement, tableRow … */
  block: z.string(),
  /** Of headings; for list items the depth. */
  level: z.number().int().nullable(),
  /** Of definition elements: number on each side, and the short name. */
  beforeNumber: z.number().int().nullable(),
  afterNumber: z.number().int().nullable(),
  handle: z.string().nullable(),
  /** The block's words on each side (same and del, same and ins); none where the block is not there. */
  before: z.array(wordRun).nullable(),
  after: z.array(wordRun).nullable(),
  /** Both in one text (same, del, ins). */
  inline: z.array(wordRun),
})
export type ComparisonRow = z.infer<typeof comparisonRow>

export const comparison = z.object({
  rows: z.array(comparisonRow),
  /** In words: "Two paragraphs reworded, one added." */
  summary: z.string(),
  counts: z.object({
    kept: z.number().int(),
    reworded: z.number().int(),
    moved: z.number().int(),
    added: z.number().int(),
    removed: z.number().int(),
    formatting: z.number().int(),
  }),
  words: z.object({ added: z.number().int(), removed: z.number().int() }),
  /** True when the documents were too large to compare word by word everywhere. */
  coarse: z.boolean(),
})
export type Comparison = z.infer<typeof comparison>
