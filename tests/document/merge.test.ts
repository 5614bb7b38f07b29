import { cell, doc, paragraph, row, table } from '@fieldword/shared/document/build.ts'
import { fillEmptyPlugin } from '@fieldword/shared/document/fill-empty.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import { describe, expect, it } from '@jest/globals'
import { EditorState } from '@tiptap/pm/state'
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import * as Y from 'yjs'
import { anyDocument } from './documents.ts'

function copyOf(source: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(source))
  return copy
}

function branchesOf(fragment: Y.XmlFragment): Y.XmlElement[] {
  return fragment.toArray().flatMap(child => (child instanceof Y.XmlElement ? [child, ...branchesOf(child)] : []))
}

function textOf(fragment: Y.XmlFragment): string {
  return fragment
    .toArray()
    .map(child => {
      if (child instanceof Y.XmlText)
        return child
          .toDelta()
          .map(({ insert }: { insert: string }) => insert)
          .join('')
      return child instanceof Y.XmlElement ? textOf(child) : ''
    })
    .join('')
}

describe('a merge', () => {
  it('[DOC2] keeps every word that nobody deleted, whatever two people delete at once', () => {
    const choice = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(anyDocument, choice, choice, (json, onesChoices, othersChoices) => {
        const one = new Y.Doc()
        prosemirrorJSONToYXmlFragment(documentSchema, json, one.getXmlFragment('default'))
        const other = copyOf(one)
        for (const [side, choices] of [
          [one, onesChoices],
          [other, othersChoices],
        ] as const) {
          for (const [which, child] of choices) {
            const branches = branchesOf(side.getXmlFragment('default')).filter(branch => branch.length > 0)
            const branch = branches[which % branches.length]
            if (branch) branch.delete(child % branch.length, 1)
          }
        }
        Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
        const fragment = one.getXmlFragment('default')
        const merged = textOf(fragment)
        yXmlFragmentToProseMirrorRootNode(fragment, documentSchema)
        expect(textOf(fragment)).toBe(merged)
      }),
    )
  })

  it('[DOC2] leaves an empty cell to the next edit, which gives it a paragraph', () => {
    const withEmptyCell = doc(table('t', row('r', cell('c1'), cell('c2', paragraph('p', 'mastery')))))
    const state = EditorState.create({ doc: documentSchema.nodeFromJSON(withEmptyCell), plugins: [fillEmptyPlugin()] })
    const fromElsewhere = state.apply(state.tr.insertText('x', 7).setMeta('y-sync$', { isChangeOrigin: true }))
    expect(fromElsewhere.doc.firstChild?.firstChild?.firstChild?.childCount).toBe(0)
    const edited = state.apply(state.tr.insertText('x', 7))
    expect(edited.doc.firstChild?.firstChild?.firstChild?.firstChild?.type.name).toBe('paragraph')
    expect(edited.doc.textContent).toContain('x')
  })
})
