import { IconPlus } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { insertAtEnd } from './insert-at-end.ts'

/** Below the last block: the next element or paragraph. Pressing anywhere in it starts one. */
export function NextBlock({ editor, isDefinition }: { readonly editor: Editor; readonly isDefinition: boolean }) {
  const isNeeded = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const last = state.doc.lastChild
      return last !== null && !(last.isTextblock && last.content.size === 0)
    },
  })
  if (!isNeeded) return null
  return (
    <button
      type="button"
      className="ed__next"
      onClick={() => insertAtEnd(editor, isDefinition && editor.state.doc.lastChild?.type.name === 'definitionElement')}
    >
      <IconPlus className="i" aria-hidden="true" />
      <span>Go on writing</span>
    </button>
  )
}
