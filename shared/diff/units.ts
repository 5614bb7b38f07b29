import type { Comparison, ComparisonRow, FormatChange, RowKind, WordRun } from './contract.ts'
import { tokensOf } from './tokens.ts'

/** What is counted as one: a block, a row of a table, a column of one. */
export interface Unit {
  readonly kind: RowKind
  readonly moved: boolean
  readonly block: string
  /** How many blocks it is about: those that were joined, else one. */
  readonly size: number
  readonly formats: readonly FormatChange[]
  /** How many blocks moved together with it, itself counted; with the same `move`. 0 where it did not only move. */
  readonly stretch: number
  readonly move: number | null
}

/** A table is told by its rows and columns, unless it came, went or moved as a whole. */
export function unitsOf(row: ComparisonRow): Unit[] {
  const { kind, moved, block, formats, table, move } = row
  const onlyMoved = kind === 'moved'
  const size = kind === 'merged' ? row.before.length : 1
  const stretch = onlyMoved ? (move?.size ?? 1) : 0
  const own: Unit = { kind, moved, block, size, formats, stretch, move: move?.id ?? null }
  if (!table) return [own]
  if (kind === 'added' || kind === 'removed') return table.goesOn ? [] : [own]
  const columns = table.goesOn ? [] : table.columns.filter(column => column.kind !== 'kept')
  return [
    ...(onlyMoved || formats.length > 0 ? [own] : []),
    ...columns.map((column): Unit => {
      const happened = column.kind as 'added' | 'removed' | 'moved'
      return { ...partOfTable('tableColumn', happened), moved: happened === 'moved', formats: [] }
    }),
    ...table.lines.map((line): Unit => {
      const inCells = line.cells.flatMap(cell => cell.formats)
      return { ...partOfTable('tableRow', line.kind), moved: line.moved, formats: inCells }
    }),
  ]
}

function partOfTable(block: string, kind: RowKind): Pick<Unit, 'kind' | 'block' | 'size' | 'stretch' | 'move'> {
  return { kind, block, size: 1, stretch: kind === 'moved' ? 1 : 0, move: null }
}

export function countsOf(rows: readonly ComparisonRow[]): Comparison['counts'] {
  const counts = { kept: 0, reworded: 0, split: 0, merged: 0, moved: 0, added: 0, removed: 0, formatting: 0 }
  for (const unit of rows.flatMap(unitsOf)) counts[unit.kind] += 1
  return counts
}

/** Words that came and went; those carried over to another place did neither. */
export function wordsOf(rows: readonly ComparisonRow[]): Comparison['words'] {
  const words = { added: 0, removed: 0 }
  for (const row of rows) {
    if (row.kind === 'kept') continue
    for (const run of runsOfSides(row)) {
      if (run.kind !== 'ins' && run.kind !== 'del') continue
      words[run.kind === 'ins' ? 'added' : 'removed'] += countWords(run.text)
    }
  }
  return words
}

function runsOfSides({ before, after, table }: ComparisonRow): WordRun[] {
  const cells = (table?.lines ?? []).flatMap(line => line.cells.flatMap(cell => [cell.before ?? [], cell.after ?? []]))
  return [...[...before, ...after].map(({ runs }) => runs), ...cells].flat()
}

function countWords(text: string): number {
  let count = 0
  for (const token of tokensOf(text)) if (token.isWord) count += 1
  return count
}
