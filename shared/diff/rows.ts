import type { AlignedPair } from './align-documents.ts'
import type { Budget } from './budget.ts'
import type { RowKind, SideBlock, TableComparison, WordRun } from './contract.ts'
import { formatsOf } from './formats.ts'
import { wordsOfGroup } from './group-words.ts'
import { type Group, groupPairs } from './groups.ts'
import type { Leaf } from './leaves.ts'
import type { UnnumberedRow } from './moves.ts'
import { type TablePart, tellTable, wholeFormats } from './table-rows.ts'
import { gatherTables } from './table-runs.ts'

/** Every pair in the row that tells it: tables by their parts, neighbours that were one block together. */
export function rowsOf(pairs: readonly AlignedPair[], budget: Budget): UnnumberedRow[] {
  const rows: UnnumberedRow[] = []
  let blocks: AlignedPair[] = []
  const tell = (): void => {
    rows.push(...groupPairs(blocks, budget).map(group => blockRow(group, budget)))
    blocks = []
  }
  for (const told of gatherTables(pairs)) {
    if ('block' in told) blocks.push(told.block)
    else {
      tell()
      rows.push(...tableRows(told.table, budget))
    }
  }
  tell()
  return rows
}

function blockRow(group: Group, budget: Budget): UnnumberedRow {
  const { before, after, moved } = group
  const words = wordsOfGroup(group, budget)
  const [was, is] = [before[0] ?? null, after[0] ?? null]
  const formats = was && is ? formatsOf(was, is, words.remarked, group.regrouped) : []
  const row = {
    ...{ kind: kindOf(group, formats.length > 0), moved, ...shownAs(after[0] ?? before[0] ?? null) },
    beforeNumber: was?.number ?? null,
    afterNumber: is?.number ?? null,
    handle: handleOf(is) ?? handleOf(was),
    before: sides(before, words.before),
    after: sides(after, words.after),
    inline: sides(after.length > 0 ? after : before, words.inline),
    ...{ formats, table: null },
  }
  return { row, before, after }
}

function kindOf({ before, after, moved }: Group, formatted: boolean): RowKind {
  if (before.length === 0) return 'added'
  if (after.length === 0) return 'removed'
  if (after.length > 1) return 'split'
  if (before.length > 1) return 'merged'
  if (before[0]?.text !== after[0]?.text) return 'reworded'
  if (formatted) return 'formatting'
  return moved ? 'moved' : 'kept'
}

function sides(leaves: readonly Leaf[], words: readonly WordRun[][]): SideBlock[] {
  return leaves.map((leaf, at) => {
    const { id } = leaf.node.attrs ?? {}
    const side = {
      id: typeof id === 'string' ? id : null,
      ...shownAs(leaf),
      number: leaf.number,
      runs: words[at] ?? [],
    }
    const address = leaf.node.attrs?.src
    return typeof address === 'string' ? { ...side, address } : side
  })
}

/** How the block is drawn: a paragraph that begins a list item is that item, and one in a quote is a quote. */
function shownAs(leaf: Leaf | null): { block: string; level: number | null } {
  if (!leaf) return { block: 'paragraph', level: null }
  const { node, frames } = leaf
  if (node.type === 'heading') return { block: 'heading', level: Number(node.attrs?.level ?? 2) }
  const depth = frames.filter(({ type }) => type === 'listItem' || type === 'taskItem').length
  return { block: blockOf(leaf), level: depth > 0 ? depth : null }
}

function blockOf({ node, frames }: Leaf): string {
  const frame = frames.at(-1)
  if (node.type !== 'paragraph' || !frame) return node.type
  const isItem = frame.type === 'listItem' || frame.type === 'taskItem'
  if (isItem) return frame.content?.[0] === node ? frame.type : 'paragraph'
  return frame.type === 'blockquote' ? 'blockquote' : 'paragraph'
}

function handleOf(leaf: Leaf | null): string | null {
  const handle = leaf?.node.attrs?.handle
  return typeof handle === 'string' && handle !== '' ? handle : null
}

function tableRows(pairs: TablePart, budget: Budget): UnnumberedRow[] {
  let told = 0
  return tellTable(pairs, budget).map(part => {
    const own = pairs.slice(told, told + part.lines.length)
    told += part.lines.length
    return tableRow(own, part)
  })
}

function tableRow(pairs: TablePart, told: TableComparison): UnnumberedRow {
  const formats = wholeFormats(pairs)
  const moved = pairs.every(pair => pair.moved)
  // Where all of it moved, that is said once, and of no row.
  const lines = moved
    ? told.lines.map(line => ({ ...line, moved: false, kind: line.kind === 'moved' ? ('kept' as const) : line.kind }))
    : told.lines
  const table = { ...told, lines }
  const row = {
    ...{ kind: tableKind(table, formats.length > 0, moved), moved, block: 'table', level: null },
    ...{ beforeNumber: null, afterNumber: null, handle: null, before: [], after: [], inline: [] },
    ...{ formats, table },
  }
  return { row, before: pairs.flatMap(({ before }) => before ?? []), after: pairs.flatMap(({ after }) => after ?? []) }
}

function tableKind({ lines, columns, goesOn }: TableComparison, formatted: boolean, moved: boolean): RowKind {
  const kinds = new Set(lines.map(({ kind }) => kind))
  const [only] = kinds
  if (kinds.size === 1 && (only === 'added' || only === 'removed')) return only
  const columnsChanged = !goesOn && columns.some(({ kind }) => kind !== 'kept')
  if (columnsChanged || lines.some(({ kind, moved: row }) => row || !['kept', 'formatting'].includes(kind)))
    return 'reworded'
  if (formatted || kinds.has('formatting')) return 'formatting'
  return moved ? 'moved' : 'kept'
}
