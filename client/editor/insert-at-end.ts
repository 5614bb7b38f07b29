import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

/** An empty block after the last one, with the caret in it. */
export function insertAtEnd(editor: Editor, asElement: boolean): void {
  editor
    .chain()
    .command(({ tr, state }) => {
      const { definitionElement, paragraph } = state.schema.nodes
      const node = (asElement ? definitionElement : paragraph)?.create()
      if (!node) return false
      const end = tr.doc.content.size
      tr.insert(end, node).setSelection(TextSelection.create(tr.doc, end + 1))
      return true
    })
    .scrollIntoView()
    .run()
  // At once, unlike the command of this name: the next key may come before the next frame.
  editor.view.focus()
}
