import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import { DefinitionElement } from '@fieldword/shared/document/definition-element.ts'
import { documentExtensions } from '@fieldword/shared/document/extensions.ts'
import { Extension, type Extensions, type Node, textblockTypeInputRule } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import type { Node as BlockNode } from '@tiptap/pm/model'
import { BlockIds } from './block-ids.ts'
import { Carets } from './carets.ts'
import type { Connection } from './connection.ts'
import { DefinitionKeys } from './definition-keys.ts'
import { elementView } from './definition-view.ts'
import { KeepCaret } from './keep-caret.ts'
import { isApple } from './key-names.ts'
import { MoveBlocks } from './move-blocks.ts'
import { CleanPaste } from './paste/clean-paste.ts'
import { PromptSelection } from './prompt-selection.ts'
import type { Asks } from './suggest/insert-items.ts'
import type { MenuStore } from './suggest/suggestion-store.ts'
import { Suggestions } from './suggest/suggestions.ts'
import { UnsentWords } from './unsent-words.ts'

interface EditorParts {
  readonly connection: Connection
  readonly isDefinition: boolean
  readonly menu: MenuStore
  readonly asks: Asks & { link(): void; comment(): void; shortcuts(): void }
}

/** The document's own extensions, and what only the editor needs: no node, mark or attribute comes in here. */
export function editorExtensions({ connection, isDefinition, menu, asks }: EditorParts): Extensions {
  return [
    ...documentExtensions.map(forEditing),
    // The provider is named so that ids are not given to a text that has not arrived.
    Collaboration.configure({ document: connection.doc, field: fragmentName, provider: {} }),
    Carets.configure({ awareness: connection.awareness }),
    KeepCaret,
    PromptSelection,
    UnsentWords.configure({ save: connection.save }),
    BlockIds,
    DefinitionKeys,
    MoveBlocks,
    CleanPaste,
    Suggestions.configure({ isDefinition, menu, asks }),
    Placeholder.configure({ placeholder: ({ node }) => placeholderOf(node), includeChildren: true }),
    Shortcuts.configure({ asks }),
  ]
}

function forEditing(extension: Extensions[number]): Extensions[number] {
  switch (extension.name) {
    case 'starterKit':
      // Opening a draft must not change it, and this one adds a paragraph at the end of whatever it sees.
      return extension.configure({ trailingNode: false, dropcursor: { color: false, width: 3, class: 'ed__drop' } })
    case 'definitionElement':
      return DefinitionElement.extend({ addNodeView: () => props => elementView(props) })
    case 'table':
      return withTabThroughNewRows(extension)
    default:
      return extension
  }
}

/** In two steps: a row gets the paragraphs one types into only after it has been added. */
function withTabThroughNewRows(table: Extensions[number]): Extensions[number] {
  return (table as Node).extend({
    addKeyboardShortcuts() {
      const next = () => this.editor.commands.goToNextCell()
      return { ...this.parent?.(), Tab: () => next() || (this.editor.commands.addRowAfter() && next()) }
    },
  })
}

function placeholderOf(node: BlockNode): string {
  switch (node.type.name) {
    case 'definitionElement':
      return 'What this element says'
    case 'heading':
      return 'Heading'
    case 'detailsSummary':
      return 'Summary'
    case 'codeBlock':
      return ''
    default:
      return 'Type / to insert'
  }
}

const focusToolbar = () => document.querySelector<HTMLElement>('.ed__bar button')?.focus()

/** Keys that no extension of the document brings. */
const Shortcuts = Extension.create<{ asks: { link(): void; comment(): void; shortcuts(): void } }>({
  name: 'shortcuts',
  priority: 1000,

  addKeyboardShortcuts() {
    const { asks } = this.options
    const heading = (level: 2 | 3 | 4) => () => this.editor.commands.toggleHeading({ level })
    const ask = (open: () => void) => () => {
      open()
      return true
    }
    return {
      // The browser's own way to either end stops at the short names between elements.
      'Mod-Home': () => this.editor.commands.focus('start'),
      'Mod-End': () => this.editor.commands.focus('end'),
      'Mod-ArrowUp': () => isApple && this.editor.commands.focus('start'),
      'Mod-ArrowDown': () => isApple && this.editor.commands.focus('end'),
      'Alt-F10': ask(focusToolbar),
      'Mod-k': ask(asks.link),
      'Mod-Alt-m': ask(asks.comment),
      'Mod-/': ask(asks.shortcuts),
      // The page's title is its first heading, so the first below it is the one most reach for.
      'Mod-Alt-1': heading(2),
      'Mod-Alt-2': heading(3),
      'Mod-Alt-3': heading(4),
    }
  },

  addInputRules() {
    const { heading } = this.editor.schema.nodes
    return heading ? [textblockTypeInputRule({ find: /^#\s$/, type: heading, getAttributes: { level: 2 } })] : []
  },
})
