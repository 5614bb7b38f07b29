import { IconChevronDown, IconTable } from '@tabler/icons-react'
import type { ChainedCommands, Editor } from '@tiptap/core'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'

interface Change {
  readonly label: string
  apply(chain: ChainedCommands): ChainedCommands
}

const sections: readonly { readonly title: string; readonly changes: readonly Change[] }[] = [
  {
    title: 'Row',
    changes: [
      { label: 'Add a row above', apply: chain => chain.addRowBefore() },
      { label: 'Add a row below', apply: chain => chain.addRowAfter() },
      { label: 'Remove this row', apply: chain => chain.deleteRow() },
    ],
  },
  {
    title: 'Column',
    changes: [
      { label: 'Add a column before', apply: chain => chain.addColumnBefore() },
      { label: 'Add a column after', apply: chain => chain.addColumnAfter() },
      { label: 'Remove this column', apply: chain => chain.deleteColumn() },
    ],
  },
  {
    title: 'Table',
    changes: [
      { label: 'Header row on or off', apply: chain => chain.toggleHeaderRow() },
      { label: 'Header column on or off', apply: chain => chain.toggleHeaderColumn() },
      { label: 'Join or split cells', apply: chain => chain.mergeOrSplit() },
      { label: 'Remove the table', apply: chain => chain.deleteTable() },
    ],
  },
]

/** Stands in the toolbar while the caret is in a table. */
export function TableMenu({ editor }: { readonly editor: Editor }) {
  const act = (key: React.Key) => {
    const change = sections.flatMap(section => section.changes).find(({ label }) => label === key)
    change?.apply(editor.chain().focus()).run()
  }
  return (
    <MenuTrigger>
      <Button className="ed__blk">
        <IconTable className="i" aria-hidden="true" />
        Table
        <IconChevronDown className="i" aria-hidden="true" />
      </Button>
      <Popover className="fw-menu" placement="bottom start">
        <Menu onAction={act} aria-label="Table">
          {sections.map(({ title, changes }) => (
            <MenuSection key={title}>
              <Header className="fw-menu__h">{title}</Header>
              {changes.map(({ label }) => (
                <MenuItem key={label} id={label} className="fw-menu__item">
                  {label}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
