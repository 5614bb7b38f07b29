import type { ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import { briefWords } from '@fieldword/shared/diff/format-words.ts'
import { summarise } from '@fieldword/shared/diff/summary.ts'
import { capitalised } from './in-words.ts'

const blocks: Readonly<Record<string, readonly [one: string, many: string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  definitionElement: ['element', 'elements'],
  listItem: ['list item', 'list items'],
  taskItem: ['task', 'tasks'],
  blockquote: ['quote', 'quotes'],
  table: ['table', 'tables'],
  codeBlock: ['code block', 'code blocks'],
  image: ['image', 'images'],
  horizontalRule: ['rule', 'rules'],
  detailsSummary: ['folded heading', 'folded headings'],
}

const happened = {
  kept: 'unchanged',
  reworded: 'reworded',
  split: 'split',
  merged: 'joined',
  moved: 'moved',
  added: 'added',
  removed: 'removed',
  formatting: 'formatted differently',
} as const

/** What a block is called: "Element 5, Pathways" or "List item". */
export function nameOfRow(row: ComparisonRow): string {
  const kind = capitalised(blocks[row.block]?.[0] ?? 'block')
  const number = row.afterNumber ?? row.beforeNumber
  return [number === null ? kind : `${kind} ${number}`, row.handle].filter(Boolean).join(', ')
}

/** A row in words, for whoever does not see the columns: "Element 2, Assessment: reworded, moved from 3 to 2". */
export function wordsOfRow(row: ComparisonRow): string {
  const move = row.moved && row.kind !== 'moved' ? ', moved' : ''
  return `${nameOfRow(row)}: ${kindOfRow(row).toLowerCase()}${move}${placesOf(row, ' from ', ' to ')}`
}

/** What happened to it, as exact as there is a word for: "Split in two", "Bold added", "Changed" of a table. */
export function kindOfRow(row: ComparisonRow): string {
  const { kind, before, after, formats, table } = row
  if (kind === 'split') return `Split in ${partsInWords(after.length)}`
  if (kind === 'merged') return `${capitalised(partsInWords(before.length))} joined`
  if (kind === 'reworded' && table) return 'Changed'
  const phrases = new Set(formats.map(briefWords))
  const [only = ''] = phrases
  const isBrief = only !== '' && only.length <= longestKind
  if (kind === 'formatting') return phrases.size === 1 && isBrief ? capitalised(only) : 'Formatting'
  return capitalised(happened[kind])
}

/** Letters that the column between the two sides has room for, in two lines. */
const longestKind = 36

function partsInWords(parts: number): string {
  return ['none', 'one', 'two', 'three', 'four', 'five'][parts] ?? String(parts)
}

/** Beside the kind of a moved row: "Moved 3 to 2", "Moved up past 4"; null where it stayed. */
export function moveOfRow(row: ComparisonRow): string | null {
  if (!row.moved) return null
  const places = placesOf(row, ' ', ' to ')
  if (places !== '') return `Moved${places}`
  const by = row.move?.by ?? 0
  if (by === 0) return row.kind === 'moved' ? null : 'Moved'
  const { size = 1 } = row.move ?? {}
  const what = size > 1 ? `${size} blocks moved` : 'Moved'
  return `${what} ${by < 0 ? 'up' : 'down'} past ${Math.abs(by)}`
}

function placesOf(row: ComparisonRow, from: string, to: string): string {
  const { moved, beforeNumber, afterNumber } = row
  if (!moved || beforeNumber === null || afterNumber === null || beforeNumber === afterNumber) return ''
  return `${from}${beforeNumber}${to}${afterNumber}`
}

/** What changed within a table: "One table column added, one table row reworded." */
export function wordsOfTable(row: ComparisonRow): string {
  return summarise([row], false)
}

/** "6 unchanged elements", "1 unchanged paragraph", "4 unchanged blocks". */
export function wordsOfKept(rows: readonly ComparisonRow[]): string {
  const first = rows[0]?.block ?? ''
  const [one, many] = (rows.every(row => row.block === first) && blocks[first]) || ['block', 'blocks']
  return `${rows.length} unchanged ${rows.length === 1 ? one : many}`
}

export function isChange(row: ComparisonRow): boolean {
  return row.change !== null
}

/** How many separate places in a text changed: runs of change that touch count once. */
export function countPlaces(row: ComparisonRow): number {
  return row.inline
    .map(({ runs }) => runs.filter((run, at) => run.kind !== 'same' && (runs[at - 1]?.kind ?? 'same') === 'same'))
    .reduce((sum, places) => sum + places.length, 0)
}

/** Rows in stretches: every change on its own, what moved together as one, unchanged neighbours together. */
export function stretchesOf(rows: readonly ComparisonRow[]): ComparisonRow[][] {
  const stretches: ComparisonRow[][] = []
  for (const row of rows) {
    const last = stretches.at(-1)
    if (last?.[0] && last[0].change === row.change && last.at(-1)?.index === row.index - 1) last.push(row)
    else stretches.push([row])
  }
  return stretches
}

export interface Stretch {
  readonly rows: readonly ComparisonRow[]
  /** Unchanged blocks that are not told, before it. */
  readonly leftOut: number
}

/** The same with what is left out between them, where the rows tell those `from` one `to` another of a comparison. */
export function stretchesWithin(rows: readonly ComparisonRow[], from: number, to: number): Stretch[] {
  const stretches = [...stretchesOf(rows), []].map((stretch, at, all) => ({
    rows: stretch,
    leftOut: (stretch[0]?.index ?? to) - (all[at - 1]?.at(-1)?.index ?? from - 1) - 1,
  }))
  return stretches.filter(({ rows: told, leftOut }) => told.length > 0 || leftOut > 0)
}
