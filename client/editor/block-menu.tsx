import { IconChevronDown } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'

interface BlockKind {
  readonly id: string
  readonly label: string
  is(editor: Editor): boolean
  set(editor: Editor): void
}

const heading = (level: 2 | 3 | 4, label: string): BlockKind => ({
  id: `heading-${level}`,
  label,
  is: editor => editor.isActive('heading', { level }),
  set: editor => editor.chain().focus().setHeading({ level }).run(),
})

const element: BlockKind = {
  id: 'element',
  label: 'Element',
  is: editor => editor.isActive('definitionElement'),
  set: editor => editor.chain().focus().setNode('definitionElement').run(),
}

const kinds: readonly BlockKind[] = [
  heading(2, 'Heading'),
  heading(3, 'Subheading'),
  heading(4, 'Small heading'),
  {
    id: 'code',
    label: 'Code',
    is: editor => editor.isActive('codeBlock'),
    set: editor => editor.chain().focus().setCodeBlock().run(),
  },
  {
    id: 'text',
    label: 'Text',
    is: () => true,
    set: editor => editor.chain().focus().setParagraph().run(),
  },
]

/** What kind of block the caret is in, and the way to make it another. */
export function BlockMenu({ editor, isDefinition }: { readonly editor: Editor; readonly isDefinition: boolean }) {
  const offered = isDefinition ? [element, ...kinds] : kinds
  const current = useEditorState({
    editor,
    selector: ({ editor: now }) => [element, ...kinds].find(kind => kind.is(now))?.label ?? 'Text',
  })
  return (
    <MenuTrigger>
      <Button className="ed__blk" aria-label={`Kind of block: ${current}`}>
        {current}
        <IconChevronDown className="i" aria-hidden="true" />
      </Button>
      <Popover className="fw-menu" placement="bottom start">
        <Menu onAction={key => offered.find(kind => kind.id === key)?.set(editor)} aria-label="Kind of block">
          {offered.map(kind => (
            <MenuItem key={kind.id} id={kind.id} className="fw-menu__item">
              {kind.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
