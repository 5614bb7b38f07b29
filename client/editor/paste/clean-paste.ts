import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { cleanPastedHtml } from './clean-html.ts'

/** Everything pasted or dropped as HTML is cleaned before the editor reads it. */
export const CleanPaste = Extension.create({
  name: 'cleanPaste',
  // Before any other extension sees the HTML.
  priority: 2000,

  addProseMirrorPlugins() {
    return [new Plugin({ key: new PluginKey('cleanPaste'), props: { transformPastedHTML: cleanPastedHtml } })]
  },
})
