import { Extension } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state'

/** How a definition's elements split, join and end. An element keeps its id as long as its words are there. */
export const DefinitionKeys = Extension.create({
  name: 'definitionKeys',
  priority: 1000,

  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch, this.editor.view)
    return { Enter: run(splitElement), Backspace: run(joinElement) }
  },
})

const elementName = 'definitionElement'

/** Enter: the next element; in an empty one, out of the list. */
export const splitElement: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.parent.type.name !== elementName || !$from.sameParent($to)) return false
  if ($from.parent.content.size === 0) return leaveList(state, $from, dispatch)
  const tr = state.tr.deleteSelection()
  const place = tr.doc.resolve(tr.mapping.map($from.pos))
  if (place.parentOffset === 0 && place.parent.content.size > 0) {
    // A new element above: the words, and with them the id, stay where they are.
    tr.insert(place.before(), place.parent.type.create())
  } else {
    tr.split(place.pos, 1, [{ type: place.parent.type, attrs: { id: null, handle: '' } }])
    tr.setSelection(TextSelection.create(tr.doc, place.pos + 2))
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Backspace at the start: joins the element above; below anything else it first becomes a plain paragraph. */
export const joinElement: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset !== 0 || $from.parent.type.name !== elementName) return false
  const above = nodeAbove($from)
  if (above?.type.name !== elementName) return leaveList(state, $from, dispatch)
  const start = $from.before()
  const tr = state.tr
  if (above.content.size === 0) tr.delete(start - above.nodeSize, start)
  else tr.join(start)
  dispatch?.(tr.scrollIntoView())
  return true
}

function leaveList(state: EditorState, $from: ResolvedPos, dispatch: Parameters<Command>[1]): boolean {
  const { paragraph } = state.schema.nodes
  if (!paragraph) return false
  dispatch?.(state.tr.setBlockType($from.pos, $from.pos, paragraph, { id: $from.parent.attrs.id }).scrollIntoView())
  return true
}

function nodeAbove($from: ResolvedPos): Node | null {
  return $from.doc.resolve($from.before()).nodeBefore
}
