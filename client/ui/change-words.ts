import type { ComparisonRow } from '@fieldword/shared/diff/contract.ts'

const blocks: Readonly<Record<string, readonly [one: string, many: string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  definitionElement: ['element', 'elements'],
  listItem: ['list item', 'list items'],
  taskItem: ['task', 'tasks'],
  blockquote: ['quote', 'quotes'],
  tableRow: ['table row', 'table rows'],
  codeBlock: ['code block', 'code blocks'],
  image: ['image', 'images'],
  horizontalRule: ['rule', 'rules'],
  detailsSummary: ['folded heading', 'folded headings'],
}

const happened = {
  kept: 'unchanged',
  reworded: 'reworded',
  moved: 'moved',
  added: 'added',
  removed: 'removed',
  formatting: 'formatted differently',
} as const

/** What a block is called: "Element 5, Pathways" or "List item". */
export function nameOfRow(row: ComparisonRow): string {
  const kind = capital(blocks[row.block]?.[0] ?? 'block')
  const number = row.afterNumber ?? row.beforeNumber
  return [number === null ? kind : `${kind} ${number}`, row.handle].filter(Boolean).join(', ')
}

/** A row in words, for whoever does not see the columns: "Element 2, Assessment: reworded, moved from 3 to 2". */
export function wordsOfRow(row: ComparisonRow): string {
  const move = row.moved && row.kind !== 'moved' ? ', moved' : ''
  return `${nameOfRow(row)}: ${happened[row.kind]}${move}${placesOf(row, ' from ', ' to ')}`
}

/** Beside the kind of a moved row: "Moved 3 to 2"; null where it stayed, or where no numbers say from where. */
export function moveOfRow(row: ComparisonRow): string | null {
  if (!row.moved) return null
  const places = placesOf(row, ' ', ' to ')
  return row.kind === 'moved' && places === '' ? null : `Moved${places}`
}

function placesOf(row: ComparisonRow, from: string, to: string): string {
  const { moved, beforeNumber, afterNumber } = row
  if (!moved || beforeNumber === null || afterNumber === null || beforeNumber === afterNumber) return ''
  return `${from}${beforeNumber}${to}${afterNumber}`
}

/** "6 unchanged elements", "1 unchanged paragraph", "4 unchanged blocks". */
export function wordsOfKept(rows: readonly ComparisonRow[]): string {
  const first = rows[0]?.block ?? ''
  const [one, many] = (rows.every(row => row.block === first) && blocks[first]) || ['block', 'blocks']
  return `${rows.length} unchanged ${rows.length === 1 ? one : many}`
}

export function isChange(row: ComparisonRow): boolean {
  return row.kind !== 'kept' || row.moved
}

/** How many separate places in a text changed: runs of change that touch count once. */
export function countPlaces(row: ComparisonRow): number {
  return row.inline.filter((run, place) => run.kind !== 'same' && (row.inline[place - 1]?.kind ?? 'same') === 'same')
    .length
}

/** Rows in stretches: every change on its own, unchanged neighbours together. */
export function stretchesOf(rows: readonly ComparisonRow[]): ComparisonRow[][] {
  const stretches: ComparisonRow[][] = []
  for (const row of rows) {
    const last = stretches.at(-1)
    if (last?.[0] && !isChange(last[0]) && !isChange(row)) last.push(row)
    else stretches.push([row])
  }
  return stretches
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
