import type { Comparison, ComparisonRow, TableCell } from './contract.ts'

/**
 * Which rows are told: all; those that changed and unchanged stretches that are short; or the elements of a definition, each
 * of them, and after them what else changed.
 */
export type RowsWish = 'all' | 'changes' | 'elements'

/** A part ends after so many characters on both sides together, or so many rows. */
const longestPart = { characters: 60_000, rows: 150 }
/** An unchanged stretch of more than this is left out. */
const longestKept = { characters: 8_000, rows: 20 }

/** [DIFF27] A comparison in parts, each of a bounded size unless one block alone passes it. There is one at least. */
export function partsOf(comparison: Comparison, wish: RowsWish): Comparison[] {
  const rows = toldRows(comparison.rows, wish)
  const cuts: ComparisonRow[][] = [[]]
  let characters = 0
  for (const row of rows) {
    const size = charactersOf(row)
    const current = cuts.at(-1) ?? []
    if (current.length > 0 && (characters + size > longestPart.characters || current.length >= longestPart.rows)) {
      cuts.push([row])
      characters = size
    } else {
      current.push(row)
      characters += size
    }
  }
  return cuts.map((told, at) => {
    // What is left out before a part's first row belongs to that part, and what follows the last row to the last one.
    const from = at === 0 ? 0 : (cuts[at - 1]?.at(-1)?.index ?? -1) + 1
    const to = at === cuts.length - 1 ? comparison.total : (told.at(-1)?.index ?? -1) + 1
    return { ...comparison, rows: told, part: { number: at + 1, of: cuts.length, from, to } }
  })
}

function toldRows(rows: readonly ComparisonRow[], wish: RowsWish): ComparisonRow[] {
  if (wish === 'all') return [...rows]
  if (wish === 'elements') {
    const elements = rows.filter(({ block }) => block === 'definitionElement')
    return [...elements, ...rows.filter(row => row.block !== 'definitionElement' && row.change !== null)]
  }
  return keptStretches(rows).flatMap(stretch => (stretch[0]?.change === null && isLong(stretch) ? [] : stretch))
}

/** Unchanged neighbours together, every change alone. */
function keptStretches(rows: readonly ComparisonRow[]): ComparisonRow[][] {
  const stretches: ComparisonRow[][] = []
  for (const row of rows) {
    const last = stretches.at(-1)
    if (last?.[0]?.change === null && row.change === null) last.push(row)
    else stretches.push([row])
  }
  return stretches
}

function isLong(stretch: readonly ComparisonRow[]): boolean {
  if (stretch.length > longestKept.rows) return true
  return stretch.reduce((sum, row) => sum + charactersOf(row), 0) > longestKept.characters * 2
}

/** Characters on both sides. */
function charactersOf({ before, after, table }: ComparisonRow): number {
  const blocks = [...before, ...after].flatMap(({ runs }) => runs)
  const cells = (table?.lines ?? []).flatMap(line => line.cells.flatMap(runsOfCell))
  return [...blocks, ...cells].reduce((sum, { text }) => sum + text.length, 0)
}

function runsOfCell({ before, after }: TableCell) {
  return [...(before ?? []), ...(after ?? [])]
}
