import type { NodeJson } from '../document/document.ts'
import { type Budget, spend } from './budget.ts'
import { increasing } from './increasing.ts'
import { piecesOf } from './leaves.ts'
import { textOf } from './runs.ts'

/** A cell and the column it begins in; cells that span take the columns after it. */
export interface PlacedCell {
  readonly node: NodeJson
  readonly column: number
  readonly text: string
}

/** A column of both tables, of one of them, or of both in another order. */
export interface ColumnPair {
  readonly before: number | null
  readonly after: number | null
  readonly moved: boolean
}

export type PlacedRow = readonly PlacedCell[]

/** A row and what became of it. */
export interface RowPair {
  readonly before: PlacedRow | null
  readonly after: PlacedRow | null
}

/** A row with more cells than this has no columns a reader could name; its cells are taken as they come. */
const mostColumns = 300

/** The cells of each row of a table, in the columns where they stand on the screen. */
export function placedRows(table: NodeJson): Map<NodeJson, PlacedRow> {
  const rows = new Map<NodeJson, PlacedRow>()
  /** Columns into which cells of the rows above reach, and for how many rows still. */
  let reached = new Map<number, number>()
  for (const row of table.content ?? []) {
    const content = row.content ?? []
    const next = new Map([...reached].flatMap(([column, rows]) => (rows > 1 ? [[column, rows - 1] as const] : [])))
    const cells: PlacedCell[] = []
    let column = 0
    for (const node of content) {
      while (reached.has(column)) column += 1
      cells.push({ node, column, text: textOf(piecesOf(node)) })
      const [wide, high] = content.length > mostColumns ? [1, 1] : [spanOf(node, 'colspan'), spanOf(node, 'rowspan')]
      for (let step = 0; step < wide && high > 1; step += 1) next.set(column + step, high - 1)
      column += wide
    }
    rows.set(row, cells)
    reached = next
  }
  return rows
}

function spanOf(node: NodeJson, name: 'colspan' | 'rowspan'): number {
  return Number(node.attrs?.[name] ?? 1)
}

/**
 * [DIFF23] Which column became which, by the cells that rows of both tables share: the same cell by its id, or the same
 * words. Two columns belong together when that holds for most rows; the likest pairs first.
 */
export function alignColumns(pairs: readonly RowPair[], budget: Budget): ColumnPair[] {
  const beforeCount = Math.max(0, ...pairs.map(({ before }) => widthOf(before)))
  const afterCount = Math.max(0, ...pairs.map(({ after }) => widthOf(after)))
  const rows = pairs.filter(({ before, after }) => before && after)
  // A table that is new or gone as a whole has its columns, and none of them changed.
  if (rows.length === 0) {
    return Array.from({ length: Math.max(beforeCount, afterCount) }, (_, at) => ({
      before: at,
      after: at,
      moved: false,
    }))
  }
  const votes = new Map<number, number>()
  for (const { before, after } of rows) {
    if (!before || !after || !spend(budget, before.length + after.length)) break
    for (const [from, to, weight] of votesOf(before, after)) {
      const pair = from * (afterCount + 1) + to
      votes.set(pair, (votes.get(pair) ?? 0) + weight)
    }
  }
  const [beforeOf, afterOf] = [new Map<number, number>(), new Map<number, number>()]
  const likest = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  for (const [pair, weight] of likest) {
    const [from, to] = [Math.floor(pair / (afterCount + 1)), pair % (afterCount + 1)]
    if (weight < rows.length * mostRows || afterOf.has(from) || beforeOf.has(to)) continue
    afterOf.set(from, to)
    beforeOf.set(to, from)
  }
  pairInGaps(beforeCount, afterCount, beforeOf, afterOf)
  return inOrder(beforeCount, afterCount, beforeOf, afterOf)
}

const mostRows = 0.4

function widthOf(row: PlacedRow | null): number {
  const last = row?.at(-1)
  return last ? last.column + 1 : 0
}

function* votesOf(before: PlacedRow, after: PlacedRow): Generator<[from: number, to: number, weight: number]> {
  const byId = Map.groupBy(before, cell => cell.node.attrs?.id)
  const byText = Map.groupBy(before, cell => cell.text)
  for (const cell of after) {
    const [known, ...others] = (cell.node.attrs?.id && byId.get(cell.node.attrs.id)) || []
    if (known && others.length === 0) yield [known.column, cell.column, 1]
    else {
      const alike = byText.get(cell.text) ?? []
      // "yes" in five cells of a row says little about which column is which.
      for (const other of alike) yield [other.column, cell.column, (cell.text === '' ? 0.2 : 1) / alike.length]
    }
  }
}

/** Columns left over between the same neighbours, as many on both sides, are the same columns with other words in them. */
function pairInGaps(
  beforeCount: number,
  afterCount: number,
  beforeOf: Map<number, number>,
  afterOf: Map<number, number>,
): void {
  const gap = (from: number, to: number, end: number, afterEnd: number): void => {
    if (end - from !== afterEnd - to) return
    for (let step = 0; step < end - from; step += 1) {
      if (afterOf.has(from + step) || beforeOf.has(to + step)) return
    }
    for (let step = 0; step < end - from; step += 1) {
      afterOf.set(from + step, to + step)
      beforeOf.set(to + step, from + step)
    }
  }
  let [from, to] = [0, 0]
  for (let column = 0; column < afterCount; column += 1) {
    const other = beforeOf.get(column)
    if (other === undefined) continue
    gap(from, to, other, column)
    from = other + 1
    to = column + 1
  }
  gap(from, to, beforeCount, afterCount)
}

/** In the order after; what was removed stands after the column it followed. */
function inOrder(
  beforeCount: number,
  afterCount: number,
  beforeOf: ReadonlyMap<number, number>,
  afterOf: ReadonlyMap<number, number>,
): ColumnPair[] {
  const matched = [...Array(afterCount).keys()].filter(column => beforeOf.has(column))
  const fixed = new Set(increasing(matched, column => beforeOf.get(column) ?? 0))
  const removedAfter = new Map<number, number[]>()
  let place = -1
  for (let column = 0; column < beforeCount; column += 1) {
    const after = afterOf.get(column)
    if (after === undefined) removedAfter.set(place, [...(removedAfter.get(place) ?? []), column])
    else if (fixed.has(after)) place = after
  }
  const removed = (column: number): ColumnPair[] =>
    (removedAfter.get(column) ?? []).map(before => ({ before, after: null, moved: false }))
  return [
    ...removed(-1),
    ...[...Array(afterCount).keys()].flatMap(after => {
      const before = beforeOf.get(after) ?? null
      return [{ before, after, moved: before !== null && !fixed.has(after) }, ...removed(after)]
    }),
  ]
}
