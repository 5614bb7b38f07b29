import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { type ProsemirrorBinding, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/**
 * Keeps the caret beside the letters it stood beside when somebody else writes in the same paragraph.
 *
 * y-tiptap 3.0.9 takes every change of a paragraph's text for a move of the paragraph, and puts the caret back at the same
 * count of letters: with others typing before it, one's own words come out scrambled. What it does for paragraphs that were
 * really moved is left to it.
 */
export const KeepCaret = Extension.create({
  name: 'keepCaret',

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('keepCaret'),
        appendTransaction(transactions, _before, state) {
          const fromOthers = transactions.some(transaction => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin)
          const selection = fromOthers ? selectionByLetters(state) : null
          return selection && !selection.eq(state.selection) ? state.tr.setSelection(selection) : null
        },
      }),
    ]
  },
})

/** Where the selection stood before the change, found again by the letters around it; null when they are gone. */
function selectionByLetters(state: EditorState): TextSelection | null {
  const { binding }: { binding: ProsemirrorBinding } = ySyncPluginKey.getState(state)
  const before: ProsemirrorBinding['beforeTransactionSelection'] | null = binding.beforeTransactionSelection
  if (before?.type !== 'text') return null
  const anchor = placeOf(binding, before.anchor)
  const head = placeOf(binding, before.head)
  if (anchor === null || head === null) return null
  const [$anchor, $head] = [state.doc.resolve(anchor), state.doc.resolve(head)]
  return $anchor.parent.inlineContent && $head.parent.inlineContent ? new TextSelection($anchor, $head) : null
}

function placeOf({ doc, type, mapping }: ProsemirrorBinding, position: Y.RelativePosition): number | null {
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
  if (!found || found.type._item?.deleted) return null
  return relativePositionToAbsolutePosition(doc, type, position, mapping)
}
