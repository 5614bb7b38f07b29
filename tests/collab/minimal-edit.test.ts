import { docOf, editTo, readDocument } from '@fieldword/server/collab/draft-document.ts'
import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import { bulletList, doc, listItem, paragraph } from '@fieldword/shared/document/build.ts'
import { canonical } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import { describe, expect, it } from '@jest/globals'
import { prosemirrorJSONToYDoc } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import * as Y from 'yjs'
import { anyDocument } from '../document/documents.ts'
import { edited } from '../merge/edits.ts'
import { chanceOf, seeds } from './support/random.ts'

function liveOf(document: DocumentJson): Y.Doc {
  return docOf([Y.encodeStateAsUpdate(prosemirrorJSONToYDoc(documentSchema, document, fragmentName))])
}

function copyOf(live: Y.Doc): Y.Doc {
  return docOf([Y.encodeStateAsUpdate(live)])
}

/** The text node of a paragraph that stands in the document itself. */
function textAt(live: Y.Doc, index: number): Y.XmlText {
  const block = live.getXmlFragment(fragmentName).get(index)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error(`no text in block ${index}`)
  return text
}

/** Somebody else's replica, with an edit of ours made in it. */
function changed(live: Y.Doc, target: DocumentJson): void {
  const update = editTo(copyOf(live), target)
  if (update) Y.applyUpdate(live, update)
}

describe.each(seeds())('an edit from outside, seed %i', seed => {
  it('[COL16] makes the document say exactly what it should', () => {
    for (const [index, base] of fc.sample(anyDocument, { seed, numRuns: 300 }).entries()) {
      const chance = chanceOf(seed + index)
      const other = fc.sample(anyDocument, { seed: seed + index, numRuns: 1 })[0] ?? base
      const target = chance.below(4) === 0 ? other : edited(base, 1 + chance.below(5), 'e', chance).document
      if (target.content.length === 0 || base.content.length === 0) continue
      const live = liveOf(base)
      changed(live, target)
      expect(canonical(readDocument(live))).toEqual(canonical(target))
    }
  })

  it('[COL16] loses no letter of whoever is typing in what it leaves', () => {
    for (const [index, base] of fc.sample(anyDocument, { seed, numRuns: 150 }).entries()) {
      const marked = { ...base, content: [...base.content, paragraph('mine', 'Somebody writes here.')] }
      const chance = chanceOf(seed + index)
      const target = edited(base, 1 + chance.below(5), 'e', chance).document
      const live = liveOf(marked)
      const writer = copyOf(live)
      textAt(writer, marked.content.length - 1).insert('Somebody writes'.length, ' and on')
      changed(live, { ...target, content: [...target.content, paragraph('mine', 'Somebody writes there.')] })
      Y.applyUpdate(live, Y.encodeStateAsUpdate(writer))
      expect(textAt(live, target.content.length).toString()).toBe('Somebody writes and on there.')
    }
  })
})

describe('an edit from outside', () => {
  const words = (...texts: string[]) => doc(...texts.map((text, index) => paragraph(`p${index}`, text)))

  it('[COL16] touches only the words that differ, on both sides of a caret', () => {
    const live = liveOf(words('One thing and another thing of the matter.'))
    const text = textAt(live, 0)
    const caret = Y.createRelativePositionFromTypeIndex(text, 'One thing and'.length)
    changed(live, words('Two things and other sorts of the matter.'))
    expect(textAt(live, 0)).toBe(text)
    const place = Y.createAbsolutePositionFromRelativePosition(caret, live)
    expect(text.toString().slice(0, place?.index)).toBe('Two things and')
  })

  it('[COL16] puts a block before others without rewriting them', () => {
    const live = liveOf(words('Alpha.', 'Beta.', 'Gamma.'))
    const texts = [0, 1, 2].map(index => textAt(live, index))
    const [alpha, beta, gamma] = words('Alpha.', 'Beta.', 'Gamma, changed.').content as [never, never, never]
    changed(live, doc(paragraph('new', 'New.'), alpha, paragraph('other', 'Other.'), beta, gamma))
    expect([1, 3, 4].map(index => textAt(live, index))).toEqual(texts)
    expect(texts.every((text, index) => textAt(live, [1, 3, 4][index] as number) === text)).toBe(true)
  })

  it('[COL16] adds an item to a list and leaves the list', () => {
    const item = (id: string) => listItem(id, paragraph(`${id}p`, `Item ${id}.`))
    const live = liveOf(doc(bulletList('l', item('a'), item('c'))))
    const list = live.getXmlFragment(fragmentName).get(0)
    changed(live, doc(bulletList('l', item('a'), item('b'), item('c'))))
    expect(live.getXmlFragment(fragmentName).get(0)).toBe(list)
    expect(canonical(readDocument(live))).toEqual(canonical(doc(bulletList('l', item('a'), item('b'), item('c')))))
  })
})
