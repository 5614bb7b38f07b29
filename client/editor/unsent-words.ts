import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { changedRanges } from './changed-ranges.ts'
import { isOnDisk, type SaveState } from './save-state.ts'
import type { Store } from './store.ts'

const key = new PluginKey<DecorationSet>('unsentWords')

/** A dashed line under what was typed while away, until the server has it on disk. */
export const UnsentWords = Extension.create<{ save: Store<SaveState> }>({
  name: 'unsentWords',

  addProseMirrorPlugins() {
    const { save } = this.options
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, marked) => (tr.getMeta(key) === 'sent' ? DecorationSet.empty : next(tr, marked, save.get())),
        },
        props: { decorations: (state: EditorState) => key.getState(state) },
        view(view) {
          const unsubscribe = save.subscribe(() => {
            const isMarked = key.getState(view.state)?.find().length !== 0
            if (isMarked && isOnDisk(save.get())) view.dispatch(view.state.tr.setMeta(key, 'sent'))
          })
          return { destroy: unsubscribe }
        },
      }),
    ]
  },
})

function next(tr: Transaction, marked: DecorationSet, { link }: SaveState): DecorationSet {
  const kept = marked.map(tr.mapping, tr.doc)
  if (link !== 'away' || !tr.docChanged || tr.getMeta('y-sync$')) return kept
  // Letter after letter is one stretch: what is typed at the end of a mark belongs to it already.
  const fresh = changedRanges([tr]).filter(
    ({ from, to }) => from < to && !kept.find(from, to).some(old => old.from <= from && old.to >= to),
  )
  const marks = fresh.map(({ from, to }) => Decoration.inline(from, to, { class: 'local' }, { inclusiveEnd: true }))
  return kept.add(tr.doc, marks)
}
