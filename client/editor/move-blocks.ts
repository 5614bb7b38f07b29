import { Extension } from '@tiptap/core'
import { Fragment, type ResolvedPos } from '@tiptap/pm/model'
import { type Command, Selection } from '@tiptap/pm/state'

/** Alt-Shift-Up and Alt-Shift-Down: the element, list item or block with the caret changes place with its neighbour. */
export const MoveBlocks = Extension.create({
  name: 'moveBlocks',

  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch, this.editor.view)
    return { 'Alt-Shift-ArrowUp': run(moveBlock(-1)), 'Alt-Shift-ArrowDown': run(moveBlock(1)) }
  },
})

export function moveBlock(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection
    const depth = movedDepth($from)
    if (depth === 0 || $to.depth < depth || !$from.sameParent($to)) return false
    const parent = $from.node(depth - 1)
    const index = $from.index(depth - 1)
    const other = parent.maybeChild(index + by)
    // Nowhere to go, but the key is ours all the same.
    if (!other) return true
    const block = $from.node(depth)
    const start = by < 0 ? $from.before(depth) - other.nodeSize : $from.before(depth)
    const order = by < 0 ? [block, other] : [other, block]
    const tr = state.tr.replaceWith(start, start + block.nodeSize + other.nodeSize, Fragment.from(order))
    const shift = by * other.nodeSize
    const select = Selection.fromJSON(tr.doc, {
      ...state.selection.toJSON(),
      anchor: state.selection.anchor + shift,
      head: state.selection.head + shift,
    })
    dispatch?.(tr.setSelection(select).scrollIntoView())
    return true
  }
}

/** The nearest list item, else the block that stands in the document itself. */
function movedDepth($from: ResolvedPos): number {
  for (let depth = $from.depth; depth > 1; depth -= 1) {
    if (/^(?:listItem|taskItem|tableRow)$/.test($from.node(depth).type.name)) return depth
  }
  return Math.min($from.depth, 1)
}
