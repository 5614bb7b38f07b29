import type { NodeJson } from '../document/document.ts'
import type { AlignedPair } from './align-documents.ts'
import type { Budget } from './budget.ts'
import type { FormatChange, TableCell, TableColumn, TableComparison, TableLine } from './contract.ts'
import { cellFormats, surroundings } from './formats.ts'
import { type Leaf, piecesOf } from './leaves.ts'
import { wholeRuns } from './runs.ts'
import { alignColumns, type ColumnPair, type PlacedCell, type PlacedRow, placedRows } from './tables.ts'
import { diffPieces } from './words.ts'

/** Rows of one table that stand together in a comparison. */
export type TablePart = readonly AlignedPair[]

/** Rows told at once: a long table goes on in the next part. */
const longestPart = 40

/** [DIFF23] The parts in which a table is told, each by its rows, columns and cells. */
export function tellTable(pairs: TablePart, budget: Budget): TableComparison[] {
  const placed = placedOf(pairs)
  const rowOf: RowOf = leaf => (leaf && placed.get(leaf.node)) ?? null
  const rows = pairs.map(({ before, after }) => ({ before: rowOf(before), after: rowOf(after) }))
  const columns = alignColumns(rows, budget)
  const lines = pairs.map((pair, at) => lineOf(pair, rows[at]?.before ?? [], rows[at]?.after ?? [], columns, budget))
  const named = columns.map(column => namedColumn(column, pairs, rowOf))
  const parts: TableComparison[] = []
  for (let from = 0; from < lines.length; from += longestPart) {
    parts.push({ columns: named, lines: lines.slice(from, from + longestPart), goesOn: from > 0 })
  }
  return parts
}

type RowOf = (leaf: Leaf | null) => PlacedRow | null

function placedOf(pairs: TablePart): Map<NodeJson, PlacedRow> {
  const tables = new Set(pairs.flatMap(({ before, after }) => [before?.frames.at(-1), after?.frames.at(-1)]))
  const placed = new Map<NodeJson, PlacedRow>()
  for (const table of tables) {
    if (!table) continue
    for (const [row, cells] of placedRows(table)) placed.set(row, cells)
  }
  return placed
}

function namedColumn(pair: ColumnPair, pairs: TablePart, rowOf: RowOf): TableColumn {
  const side = pair.after === null ? 'before' : 'after'
  const column = pair.after ?? pair.before
  const first = pairs.find(each => each[side] !== null)?.[side] ?? null
  const name = rowOf(first)?.find(cell => cell.column === column)?.text ?? ''
  const kind = pair.before === null ? 'added' : pair.after === null ? 'removed' : pair.moved ? 'moved' : 'kept'
  return { kind, name: name.replaceAll(/\s+/g, ' ').trim().slice(0, 80) }
}

function lineOf(
  pair: AlignedPair,
  before: PlacedRow,
  after: PlacedRow,
  columns: readonly ColumnPair[],
  budget: Budget,
): TableLine {
  const [was, is] = [byColumn(before), byColumn(after)]
  const unchanged = pair.before?.look === pair.after?.look
  const cells = columns.flatMap((column, index): TableCell[] => {
    const [old, fresh] = [was.get(column.before ?? -1), is.get(column.after ?? -1)]
    if (old && fresh && unchanged) return [keptCell(index, fresh)]
    return old || fresh ? [cellOf(index, old, fresh, budget)] : []
  })
  return { kind: lineKind(pair, cells, columns), moved: pair.moved, cells }
}

function byColumn(row: PlacedRow): Map<number, PlacedCell> {
  return new Map(row.map(cell => [cell.column, cell]))
}

function keptCell(column: number, { node }: PlacedCell): TableCell {
  const runs = wholeRuns('same', piecesOf(node))
  return { column, before: runs, after: runs, inline: runs, heading: node.type === 'tableHeader', formats: [] }
}

function cellOf(
  column: number,
  before: PlacedCell | undefined,
  after: PlacedCell | undefined,
  budget: Budget,
): TableCell {
  const heading = (after ?? before)?.node.type === 'tableHeader'
  if (!before || !after) {
    const runs = wholeRuns(before ? 'del' : 'ins', piecesOf((before ?? after)?.node ?? { type: 'tableCell' }))
    return { column, before: before ? runs : null, after: after ? runs : null, inline: runs, heading, formats: [] }
  }
  const { remarked, ...runs } = diffPieces(piecesOf(before.node), piecesOf(after.node), budget)
  return { column, ...runs, heading, formats: cellFormats(before.node, after.node, remarked) }
}

/** A cell of a column that came or went is the column's change, and not the row's. */
function lineKind(pair: AlignedPair, cells: readonly TableCell[], columns: readonly ColumnPair[]): TableLine['kind'] {
  if (!pair.before) return 'added'
  if (!pair.after) return 'removed'
  const own = cells.filter(({ column }) => columns[column]?.before !== null && columns[column]?.after !== null)
  if (own.some(cell => isReworded(cell))) return 'reworded'
  if (own.some(cell => cell.formats.length > 0 || !cell.before || !cell.after)) return 'formatting'
  return pair.moved ? 'moved' : 'kept'
}

function isReworded({ inline }: TableCell): boolean {
  return inline.some(({ kind }) => kind === 'ins' || kind === 'del')
}

export function isTableRow(leaf: Leaf | null): boolean {
  return leaf?.node.type === 'tableRow'
}

/** What changed about a table as a whole: where it stands, or that its rows stand in another table now. */
export function wholeFormats(pairs: TablePart): FormatChange[] {
  const found = new Map<string, FormatChange>()
  for (const { before, after, regrouped } of pairs) {
    if (!before || !after) continue
    for (const change of surroundings(before, after, regrouped)) found.set(JSON.stringify(change), change)
  }
  return [...found.values()]
}
