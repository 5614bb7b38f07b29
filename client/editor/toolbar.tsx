import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconCheckbox,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconMessagePlus,
  IconPhoto,
  IconStrikethrough,
  IconTable,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Toolbar as AriaToolbar } from 'react-aria-components'
import { BlockMenu } from './block-menu.tsx'
import { insertTable } from './insert-table.ts'
import { keyNames } from './key-names.ts'
import { TableMenu } from './table-menu.tsx'
import { type Tool, ToolButton } from './tool-button.tsx'

interface ToolbarProps {
  readonly editor: Editor
  readonly isDefinition: boolean
  readonly asks: { link(): void; image(): void; comment(): void; shortcuts(): void }
  /** Whether comments stand beside this text. */
  readonly holdsComments: boolean
}

/** One stop of the Tab key; arrow keys go from tool to tool. */
export function Toolbar({ editor, isDefinition, asks, holdsComments }: ToolbarProps) {
  const inTable = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') })
  const show = (tools: readonly Tool[]) =>
    tools.map(tool => <ToolButton key={tool.label} editor={editor} tool={tool} />)
  return (
    <AriaToolbar className="ed__bar" aria-label="Formatting">
      <BlockMenu editor={editor} isDefinition={isDefinition} />
      <Gap />
      {show(marks)}
      <ToolButton
        editor={editor}
        tool={{ label: 'Link', keys: 'Mod K', icon: IconLink, active: 'link', run: () => asks.link() }}
      />
      <Gap />
      {show(blocks)}
      <Gap />
      {inTable ? <TableMenu editor={editor} /> : show([table])}
      <ToolButton editor={editor} tool={{ label: 'Image', icon: IconPhoto, run: () => asks.image() }} />
      {holdsComments ? (
        <ToolButton
          editor={editor}
          tool={{
            label: 'Comment',
            keys: 'Mod Alt M',
            icon: IconMessagePlus,
            forReaders: true,
            run: () => asks.comment(),
          }}
        />
      ) : null}
      <Gap />
      {show(history)}
      <button type="button" className="ed__hint" onClick={asks.shortcuts}>
        <kbd>/</kbd> insert
        {keyNames('Mod /').map(name => (
          <kbd key={name}>{name}</kbd>
        ))}{' '}
        shortcuts
      </button>
    </AriaToolbar>
  )
}

const Gap = () => <span className="ed__sep" />

const marks: readonly Tool[] = [
  {
    label: 'Bold',
    keys: 'Mod B',
    icon: IconBold,
    active: 'bold',
    run: editor => editor.chain().focus().toggleBold().run(),
  },
  {
    label: 'Italic',
    keys: 'Mod I',
    icon: IconItalic,
    active: 'italic',
    run: editor => editor.chain().focus().toggleItalic().run(),
  },
  {
    label: 'Strike',
    keys: 'Mod Shift S',
    icon: IconStrikethrough,
    active: 'strike',
    run: editor => editor.chain().focus().toggleStrike().run(),
  },
  {
    label: 'Code',
    keys: 'Mod E',
    icon: IconCode,
    active: 'code',
    run: editor => editor.chain().focus().toggleCode().run(),
  },
]

const blocks: readonly Tool[] = [
  {
    label: 'Numbered list',
    keys: 'Mod Shift 7',
    icon: IconListNumbers,
    active: 'orderedList',
    run: editor => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    label: 'List',
    keys: 'Mod Shift 8',
    icon: IconList,
    active: 'bulletList',
    run: editor => editor.chain().focus().toggleBulletList().run(),
  },
  {
    label: 'Task list',
    keys: 'Mod Shift 9',
    icon: IconCheckbox,
    active: 'taskList',
    run: editor => editor.chain().focus().toggleTaskList().run(),
  },
  {
    label: 'Quotation',
    keys: 'Mod Shift B',
    icon: IconBlockquote,
    active: 'blockquote',
    run: editor => editor.chain().focus().toggleBlockquote().run(),
  },
]

const table: Tool = {
  label: 'Table',
  icon: IconTable,
  run: editor => insertTable(editor.chain().focus()).run(),
}

const history: readonly Tool[] = [
  {
    label: 'Undo',
    keys: 'Mod Z',
    icon: IconArrowBackUp,
    run: editor => editor.chain().focus().undo().run(),
    can: editor => editor.can().undo(),
  },
  {
    label: 'Redo',
    keys: 'Mod Shift Z',
    icon: IconArrowForwardUp,
    run: editor => editor.chain().focus().redo().run(),
    can: editor => editor.can().redo(),
  },
]
