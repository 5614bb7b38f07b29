import { z } from 'zod'

/** How a difference goes over the wire and into the pages. */

export const wordRun = z.object({
  /**
   * mov: carried over from, or to, another place. fmt: the same words, marked differently. edge: no words; in a text of
   * both sides, where two blocks were joined.
   */
  kind: z.enum(['same', 'ins', 'del', 'mov', 'fmt', 'edge']),
  text: z.string(),
  /** Names of the marks on it: bold, italic, link … */
  marks: z.array(z.string()),
  /** Where its link leads. */
  link: z.string().optional(),
})
export type WordRun = z.infer<typeof wordRun>

export const rowKind = z.enum(['kept', 'reworded', 'split', 'merged', 'moved', 'added', 'removed', 'formatting'])
export type RowKind = z.infer<typeof rowKind>

export const formatProperty = z.enum([
  ...['bold', 'italic', 'strike', 'code', 'link', 'link-title'],
  ...['kind', 'level', 'handle', 'language'],
  ...['list', 'depth', 'start', 'numbering', 'done', 'quote', 'fold', 'place'],
  ...['image-address', 'image-description', 'image-caption', 'image-width', 'image-height'],
  ...['align', 'columns', 'rows', 'heading-cell', 'other'],
] as const)
export type FormatProperty = z.infer<typeof formatProperty>

/** Something other than words that changed. */
export const formatChange = z.object({
  property: formatProperty,
  /** The words it is on; none where it is the whole block. */
  on: z.string().nullable(),
  /** Its value on each side, as a reader would be told it; none where it is not there. */
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type FormatChange = z.infer<typeof formatChange>

/** One block as it stands on one side. */
export const sideBlock = z.object({
  /** Its stable id. */
  id: z.string().nullable(),
  /** The node's type: paragraph, heading, definitionElement, tableRow … */
  block: z.string(),
  /** Of headings; for list items the depth. */
  level: z.number().int().nullable(),
  /** Of definition elements. */
  number: z.number().int().nullable(),
  runs: z.array(wordRun),
  /** Of images. */
  address: z.string().optional(),
})
export type SideBlock = z.infer<typeof sideBlock>

export const tableCell = z.object({
  /** Place among the table's `columns`. */
  column: z.number().int(),
  /** Words that are no more, that are new, and both in one. Null where the cell is not there. */
  before: z.array(wordRun).nullable(),
  after: z.array(wordRun).nullable(),
  inline: z.array(wordRun),
  heading: z.boolean(),
  formats: z.array(formatChange),
})
export type TableCell = z.infer<typeof tableCell>

export const tableLine = z.object({
  kind: rowKind,
  moved: z.boolean(),
  cells: z.array(tableCell),
})
export type TableLine = z.infer<typeof tableLine>

export const tableColumn = z.object({
  kind: z.enum(['kept', 'moved', 'added', 'removed']),
  /** What stands in its first cell. */
  name: z.string(),
})
export type TableColumn = z.infer<typeof tableColumn>

/** A table, or a part of a long one: the columns of both sides, and its rows by their cells. */
export const tableComparison = z.object({
  columns: z.array(tableColumn),
  lines: z.array(tableLine),
  /** The part before this one says what became of the columns. */
  goesOn: z.boolean(),
})
export type TableComparison = z.infer<typeof tableComparison>

/** Blocks that moved together are one move. */
export const move = z.object({
  id: z.number().int(),
  size: z.number().int(),
  /** How many blocks that stayed it passed: up is negative; 0 when it only changed places with others that moved. */
  by: z.number().int(),
})

export const comparisonRow = z.object({
  /** Place among all rows of the comparison, from 0; rows that are not told leave a gap. */
  index: z.number().int(),
  /** Number among the changes, from 1; none for what was kept. Blocks that moved together share one. */
  change: z.number().int().nullable(),
  kind: rowKind,
  /** True also for a block that was both moved and reworded. */
  moved: z.boolean(),
  move: move.nullable(),
  /** Of the block as it is now, or as it last was. A table is one row. */
  block: z.string(),
  level: z.number().int().nullable(),
  /** Of definition elements: number on each side, and the short name. */
  beforeNumber: z.number().int().nullable(),
  afterNumber: z.number().int().nullable(),
  handle: z.string().nullable(),
  /** The block on each side (same and del, same and ins): none where it is not there, several where it was joined or split. */
  before: z.array(sideBlock),
  after: z.array(sideBlock),
  /** Both in one text (same, del, ins); in several blocks where it was split. */
  inline: z.array(sideBlock),
  formats: z.array(formatChange),
  table: tableComparison.nullable(),
})
export type ComparisonRow = z.infer<typeof comparisonRow>

export const comparison = z.object({
  rows: z.array(comparisonRow),
  /** Which part of the comparison `rows` is: from one row of it to before another, but for what is left out between them. */
  part: z.object({
    number: z.number().int(),
    of: z.number().int(),
    from: z.number().int(),
    to: z.number().int(),
  }),
  /** How many rows and changes there are in all. */
  total: z.number().int(),
  changes: z.number().int(),
  /** In words: "Two paragraphs reworded, one added." */
  summary: z.string(),
  /** Of blocks, table rows and table columns. */
  counts: z.object({
    kept: z.number().int(),
    reworded: z.number().int(),
    split: z.number().int(),
    merged: z.number().int(),
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

/** How much of a comparison is asked for. */
export const comparisonWish = {
  /**
   * all; changes: without long unchanged stretches; elements: each element of a definition, then what else changed.
   */
  rows: z.enum(['all', 'changes', 'elements']).default('all'),
  /** Long comparisons are told in parts; past the last one, the last. */
  part: z.coerce.number().int().min(1).max(1_000_000).default(1),
}
export type ComparisonWish = { readonly rows?: 'all' | 'changes' | 'elements'; readonly part?: number }
