import type { NodeJson } from '../document/document.ts'
import type { AlignedPair } from './align-documents.ts'
import type { Leaf } from './leaves.ts'
import { isTableRow, type TablePart } from './table-rows.ts'

/** A block, or the rows of one table that stand together. */
export type Told = { readonly block: AlignedPair } | { readonly table: TablePart }

/** Gathers the rows of each table. A row that is gone belongs to what its table became. */
export function gatherTables(pairs: readonly AlignedPair[]): Told[] {
  const became = becomings(pairs)
  const tableOf = ({ before, after }: AlignedPair): NodeJson | null => {
    if (isTableRow(after)) return after?.frames.at(-1) ?? null
    if (after || !isTableRow(before)) return null
    const table = before?.frames.at(-1)
    return table ? (became.get(table) ?? table) : null
  }
  const told: Told[] = []
  let [current, rows]: [NodeJson | null, AlignedPair[]] = [null, []]
  for (const pair of pairs) {
    const table = tableOf(pair)
    if (!table) {
      told.push({ block: pair })
      current = null
    } else if (table === current) rows.push(pair)
    else {
      rows = [pair]
      told.push({ table: rows })
      current = table
    }
  }
  return told
}

/** Which table became which: the one that has most of its rows. */
function becomings(pairs: readonly AlignedPair[]): Map<NodeJson, NodeJson> {
  const shared = new Map<NodeJson, Map<NodeJson, number>>()
  for (const { before, after } of pairs) {
    const [from, to] = [frameOf(before), frameOf(after)]
    if (!from || !to) continue
    const counts = shared.get(from) ?? new Map<NodeJson, number>()
    counts.set(to, (counts.get(to) ?? 0) + 1)
    shared.set(from, counts)
  }
  return new Map(
    [...shared].flatMap(([from, counts]) => {
      const [most] = [...counts].sort((a, b) => b[1] - a[1])
      return most ? [[from, most[0]] as const] : []
    }),
  )
}

function frameOf(leaf: Leaf | null): NodeJson | null {
  return isTableRow(leaf) ? (leaf?.frames.at(-1) ?? null) : null
}
