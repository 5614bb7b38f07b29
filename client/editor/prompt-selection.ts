import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/**
 * Lets a key act where the caret is. Browsers report a moved caret a moment after it moved; when a page is busy, the next
 * key can come first, and ProseMirror would split or join where the caret was before. Reporting it anew before each key
 * makes ProseMirror look; where nothing moved, nothing happens.
 */
export const PromptSelection = Extension.create({
  name: 'promptSelection',

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('promptSelection'),
        props: {
          handleDOMEvents: {
            keydown(view) {
              if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
              return false
            },
          },
        },
      }),
    ]
  },
})
