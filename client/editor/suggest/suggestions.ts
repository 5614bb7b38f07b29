import { Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion, type SuggestionOptions } from '@tiptap/suggestion'
import { type Asks, insertItems } from './insert-items.ts'
import { type MenuItem, matching } from './menu-item.ts'
import { pageItems } from './page-items.ts'
import { type MenuStore, renderInto } from './suggestion-store.ts'

interface SuggestionsOptions {
  readonly isDefinition: boolean
  readonly menu: MenuStore
  readonly asks: Asks
}

/** "/" inserts, "[[" links to a page. Escape leaves what was typed as text. */
export const Suggestions = Extension.create<SuggestionsOptions>({
  name: 'suggestions',
  // An open menu has the keys before what they otherwise do.
  priority: 1100,

  addProseMirrorPlugins() {
    const { isDefinition, menu, asks } = this.options
    const items = insertItems(isDefinition, asks)
    const shared: Pick<SuggestionOptions<MenuItem, MenuItem>, 'editor' | 'command' | 'allow' | 'container'> = {
      editor: this.editor,
      command: ({ editor, range, props }) => props.run(editor, range),
      allow: ({ state, range }) => !state.doc.resolve(range.from).parent.type.spec.code,
      container: '#main',
    }
    return [
      Suggestion<MenuItem, MenuItem>({
        ...shared,
        pluginKey: new PluginKey('insertMenu'),
        char: '/',
        items: ({ query }) => matching(items, query),
        render: renderInto(menu, 'Insert'),
      }),
      Suggestion<MenuItem, MenuItem>({
        ...shared,
        pluginKey: new PluginKey('pageMenu'),
        char: '[[',
        allowSpaces: true,
        allowedPrefixes: null,
        debounce: 120,
        items: pageItems,
        render: renderInto(menu, 'Link to a page'),
      }),
    ]
  },
})
