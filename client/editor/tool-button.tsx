import type { Icon } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { keyNames } from './key-names.ts'

export interface Tool {
  readonly label: string
  readonly icon: Icon
  /** The shortcut, as key-names reads it. */
  readonly keys?: string
  /** The node or mark that this tool switches on and off. */
  readonly active?: string
  run(editor: Editor): void
  can?(editor: Editor): boolean
  /** For those who only read as well. */
  readonly forReaders?: boolean
}

export function ToolButton({ editor, tool }: { readonly editor: Editor; readonly tool: Tool }) {
  const { isOn, isPossible } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      isOn: tool.active !== undefined && now.isActive(tool.active),
      isPossible: (now.isEditable || tool.forReaders === true) && (tool.can?.(now) ?? true),
    }),
  })
  const { keys, label } = tool
  return (
    <button
      type="button"
      className="fw-iconbtn fw-iconbtn--sm"
      aria-label={label}
      aria-pressed={tool.active === undefined ? undefined : isOn}
      aria-disabled={isPossible ? undefined : true}
      title={keys ? `${label} (${keyNames(keys).join(' ')})` : label}
      // The text keeps its selection, and on a phone its keyboard.
      onMouseDown={event => event.preventDefault()}
      onClick={() => isPossible && tool.run(editor)}
    >
      <tool.icon className="i" aria-hidden="true" />
    </button>
  )
}
