import {
  IconBlockquote,
  IconCheckbox,
  IconCode,
  IconFileSymlink,
  IconH1,
  IconH2,
  IconH3,
  IconLayoutNavbarExpand,
  IconList,
  IconListNumbers,
  IconMinus,
  IconPhoto,
  IconPilcrow,
  IconTable,
} from '@tabler/icons-react'
import type { ChainedCommands, Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { insertTable } from '../insert-table.ts'
import type { MenuItem } from './menu-item.ts'

export interface Asks {
  /** Opens the dialog that asks for an address. */
  image(): void
}

/** What "/" offers. Elements come first, and only where the page is a definition. */
export function insertItems(isDefinition: boolean, asks: Asks): MenuItem[] {
  return isDefinition ? [element, ...texts, ...lists, ...others(asks)] : [...texts, ...lists, ...others(asks)]
}

const element: MenuItem = {
  group: 'Definition',
  title: 'Element',
  help: 'The next number',
  icon: IconListNumbers,
  words: 'number definition',
  run(editor, range) {
    const { depth, parent } = editor.state.doc.resolve(range.from)
    const isAlone = parent.content.size === range.to - range.from
    const chain = editor.chain().focus().deleteRange(range)
    if (depth === 1 && isAlone) chain.setNode('definitionElement').run()
    else insertAfterBlock(chain, editor, { type: 'definitionElement' }).run()
  },
}

const texts: MenuItem[] = [
  heading('Heading', 2, IconH1, 'title section'),
  heading('Subheading', 3, IconH2, 'title'),
  heading('Small heading', 4, IconH3, 'title'),
  item('Text', 'Text', 'A plain paragraph', IconPilcrow, 'paragraph', chain => chain.setParagraph()),
]

const lists: MenuItem[] = [
  item('Lists', 'List', 'With bullets', IconList, 'bullets unordered', chain => chain.toggleBulletList()),
  item('Lists', 'Numbered list', 'Steps or ranks', IconListNumbers, 'ordered', chain => chain.toggleOrderedList()),
  item('Lists', 'Task list', 'Things to tick off', IconCheckbox, 'todo checkbox', chain => chain.toggleTaskList()),
]

function others(asks: Asks): MenuItem[] {
  return [
    item('Insert', 'Link to a page', 'Search for a page of this wiki', IconFileSymlink, 'wiki', chain =>
      chain.insertContent('[['),
    ),
    item('Insert', 'Table', 'Three columns, with a header row', IconTable, 'grid rows', insertTable),
    item('Insert', 'Quotation', 'Words of somebody else', IconBlockquote, 'blockquote', chain =>
      chain.toggleBlockquote(),
    ),
    item('Insert', 'Code', 'A block, as it is typed', IconCode, 'pre', chain => chain.toggleCodeBlock()),
    item('Insert', 'Details', 'A summary that opens', IconLayoutNavbarExpand, 'fold collapse summary', chain =>
      chain.setDetails(),
    ),
    {
      ...item('Insert', 'Image', 'By its web address', IconPhoto, 'picture photo', chain => chain),
      run(editor, range) {
        editor.chain().focus().deleteRange(range).run()
        asks.image()
      },
    },
    item('Insert', 'Rule', 'A line between parts', IconMinus, 'divider horizontal line', chain =>
      chain.setHorizontalRule(),
    ),
  ]
}

function heading(title: string, level: 2 | 3 | 4, icon: MenuItem['icon'], words: string): MenuItem {
  const help = { 2: 'Opens a section', 3: 'Opens a part of a section', 4: 'The smallest heading' }[level]
  return item('Text', title, help, icon, `${words} h${level}`, chain => chain.setHeading({ level }))
}

function item(
  group: string,
  title: string,
  help: string,
  icon: MenuItem['icon'],
  words: string,
  apply: (chain: ChainedCommands) => ChainedCommands,
): MenuItem {
  return {
    group,
    title,
    help,
    icon,
    words,
    run: (editor, range) => void apply(editor.chain().focus().deleteRange(range)).run(),
  }
}

/** Below the block of the document that the caret is in, with the caret in what was inserted. */
export function insertAfterBlock(chain: ChainedCommands, editor: Editor, content: { type: string }): ChainedCommands {
  const { $from } = editor.state.selection
  return chain.command(({ tr, state }) => {
    const node = state.schema.nodes[content.type]?.createAndFill()
    if (!node) return false
    const place = tr.mapping.map($from.depth === 0 ? $from.pos : $from.after(1))
    tr.insert(place, node)
    tr.setSelection(TextSelection.near(tr.doc.resolve(place + 1)))
    return true
  })
}
