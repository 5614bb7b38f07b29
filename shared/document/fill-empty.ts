import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'

/** Containers a person expects to be able to type into. */
const typedInto = new Set(['listItem', 'taskItem', 'blockquote', 'tableCell', 'tableHeader', 'detailsContent'])

/**
 * [DOC2] The schema lets these containers stand empty, so that a merge never deletes them; whoever edits next gives them
 * the paragraph they need for a caret. Changes that arrive from others are left alone: filled by every receiver, one
 * empty cell would end with as many paragraphs as there are people.
 */
export const FillEmpty = Extension.create({
  name: 'fillEmpty',
  addProseMirrorPlugins: () => [fillEmptyPlugin()],
})

export function fillEmptyPlugin(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      const edited = transactions.some(tr => tr.docChanged && !tr.getMeta('y-sync$'))
      return edited ? fillEmpty(state.doc, state.tr) : null
    },
  })
}

function fillEmpty(doc: Node, tr: Transaction): Transaction | null {
  const paragraph = doc.type.schema.nodes.paragraph
  const places: number[] = []
  doc.descendants((node, position) => {
    if (node.childCount === 0 && typedInto.has(node.type.name)) places.push(position + 1)
  })
  for (const place of places.reverse()) if (paragraph) tr.insert(place, paragraph.create())
  return tr.docChanged ? tr : null
}
