import type { NodeJson } from '../document/document.ts'
import { type Key, type Side, sides, type Trees } from './trees.ts'

const emptyCell: NodeJson = { type: 'tableCell' }

/**
 * [MRG10] The cells of a row, with an empty one for each column that the other side added to the table while this side added
 * the row. A row that both have shows which columns those are; `placesOf` says which cells it ended up with.
 */
export function withNewColumns(
  row: Key,
  cells: readonly NodeJson[],
  rows: readonly Key[],
  placesOf: (row: Key) => readonly Key[],
  trees: Trees,
): readonly NodeJson[] {
  const side = addedBy(row, trees)
  const known = rows.find(other => trees.ours.has(other) && trees.theirs.has(other))
  if (!side || known === undefined) return cells
  const before = trees[side].get(known)?.children ?? []
  const after = placesOf(known)
  // With cells of other widths, or with a column taken away, nobody can say which is which.
  if (before.length !== cells.length || before.some(cell => !after.includes(cell))) return cells
  return after.map(cell => cells[before.indexOf(cell)] ?? emptyCell)
}

function addedBy(row: Key, trees: Trees): Side | null {
  const having = sides.filter(side => trees[side].has(row))
  return trees.base.has(row) || having.length !== 1 ? null : (having[0] ?? null)
}
