import type { ChainedCommands } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'

const size = 3

/**
 * A table with a header row, in place of an empty block or below the caret's, with the caret in its first cell. Tiptap's own
 * command leaves the cells of this schema empty, and the caret then finds no place in them.
 */
export function insertTable(chain: ChainedCommands): ChainedCommands {
  return chain.command(({ tr, state }) => {
    const table = newTable(state.schema)
    if (!table) return false
    const { $from } = tr.selection
    const isEmpty = $from.depth > 0 && $from.parent.content.size === 0 && $from.parent.type.name === 'paragraph'
    const place = $from.depth === 0 ? $from.pos : isEmpty ? $from.before() : $from.after()
    const end = isEmpty ? $from.after() : place
    const index = tr.doc.resolve(place).index()
    if (!tr.doc.resolve(place).parent.canReplaceWith(index, index, table.type)) return false
    tr.replaceWith(place, end, table)
    // Into the table, its first row, its first cell and that cell's paragraph.
    tr.setSelection(TextSelection.create(tr.doc, place + 4)).scrollIntoView()
    return true
  })
}

function newTable({ nodes }: Schema): Node | null {
  const { table, tableRow, tableHeader, tableCell, paragraph } = nodes
  if (!table || !tableRow || !tableHeader || !tableCell || !paragraph) return null
  const row = (cell: typeof tableCell) =>
    tableRow.create(
      null,
      repeat(() => cell.create(null, paragraph.create())),
    )
  return table.create(null, [row(tableHeader), row(tableCell), row(tableCell)])
}

function repeat<T>(make: () => T): T[] {
  return Array.from({ length: size }, make)
}
