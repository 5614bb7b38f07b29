import { captureAnchor } from '@fieldword/shared/discussion/anchor-capture.ts'
import { resolveAnchors } from '@fieldword/shared/discussion/anchor-resolve.ts'
import { FlatText } from '@fieldword/shared/discussion/flat-text.ts'
import { bold, bulletList, doc, element, heading, listItem, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'

const agency = 'Students are empowered daily to make important decisions about their learning experiences.'
const support = 'Students receive timely, differentiated support based on their individual learning needs.'
const before = doc(heading('h', 2, 'Elements'), element('a', 'Agency', agency), element('s', 'Support', support))

/** The anchor of the words of a block, from their `nth` occurrence in it. */
function on(document: DocumentJson, blockId: string, words: string, nth = 0) {
  const flat = new FlatText(document)
  const range = flat.rangeOf(blockId)
  if (!range) throw new Error(`There is no ${blockId}`)
  let from = flat.text.indexOf(words, range.start)
  for (let left = nth; left > 0; left -= 1) from = flat.text.indexOf(words, from + 1)
  const anchor = captureAnchor(flat, flat.placeOf(from, from + words.length))
  if (!anchor) throw new Error('Nothing was captured')
  return anchor
}

function found(document: DocumentJson, anchor: ReturnType<typeof on>) {
  const [resolution] = resolveAnchors(document, [anchor])
  return resolution
}

const at = (blockId: string, from: number, to: number) => ({
  start: { blockId, offset: from },
  end: { blockId, offset: to },
})

describe('what a comment holds on to', () => {
  it('[DSC50] is the words, what stands around them, and how often else they stand there', () => {
    expect(on(before, 'a', 'important decisions')).toEqual({
      ...{ blockId: 'a', from: 37, to: 56 },
      quote: {
        exact: 'important decisions',
        prefix: 'nts are empowered daily to make ',
        suffix: ' about their learning experience',
        alike: { block: 0, text: 0 },
      },
    })
  })

  it('[DSC51] takes more of what stands around words that stand elsewhere too', () => {
    const twice = doc(paragraph('p', `one ${agency}`), paragraph('q', `two ${agency}`))
    const { quote } = on(twice, 'q', 'decisions')
    expect(quote?.alike).toEqual({ block: 0, text: 1 })
    expect(quote?.prefix).toContain('two Students')
  })

  it('[DSC52] is whole characters as readers see them, without the spaces around them', () => {
    const flat = new FlatText(doc(paragraph('p', 'un e\u0301te\u0301 👩‍👩‍👧 chaud')))
    expect(captureAnchor(flat, at('p', 2, 4))?.quote?.exact).toBe('e\u0301')
    expect(captureAnchor(flat, at('p', 9, 10))?.quote?.exact).toBe('👩‍👩‍👧')
    expect(captureAnchor(flat, at('p', 2, 3))).toBeNull()
  })
})

describe('what becomes of them', () => {
  const anchor = on(before, 'a', 'important decisions')

  it('[DSC53] nothing: they are where they were, however they look and wherever their block stands', () => {
    expect(found(before, anchor)).toEqual({ state: 'exact', place: at('a', 37, 56) })
    const looks = doc(
      element('s', 'Support', support),
      element('a', 'Agency', [text(agency.slice(0, 40)), text(agency.slice(40), bold)]),
    )
    expect(found(looks, anchor)).toEqual({ state: 'exact', place: at('a', 37, 56) })
  })

  it('[DSC53] something before them changed', () => {
    const longer = doc(element('a', 'Agency', `All ${agency}`))
    expect(found(longer, anchor)).toEqual({ state: 're-anchored', place: at('a', 41, 60), why: 'shifted' })
  })

  it('[DSC53] their block was made another, split, or joined', () => {
    const pasted = doc(bulletList('l', listItem('i', paragraph('new', agency))))
    expect(found(pasted, anchor)).toEqual({ state: 're-anchored', place: at('new', 37, 56), why: 'moved' })
    const split = doc(element('a', '', agency.slice(0, 46)), element('b', '', agency.slice(46)))
    const place = { start: { blockId: 'a', offset: 37 }, end: { blockId: 'b', offset: 10 } }
    expect(found(split, anchor)).toEqual({ state: 're-anchored', place, why: 'split' })
    const joined = doc(heading('h', 2, `Elements${agency}`))
    expect(found(joined, anchor)).toEqual({ state: 're-anchored', place: at('h', 45, 64), why: 'moved' })
  })

  it('[DSC53] they are gone, and the block is there or not', () => {
    const reworded = doc(element('a', 'Agency', agency.replace('decisions', 'choices')))
    expect(found(reworded, anchor)).toEqual({ state: 'orphaned', hasBlock: true })
    expect(found(doc(element('s', 'Support', support)), anchor)).toEqual({ state: 'orphaned', hasBlock: false })
  })

  it('[DSC56] of several that are the same, one is gone: which, nobody can say', () => {
    const three = doc(paragraph('p', 'the cat, the dog and the bird'))
    const second = on(three, 'p', 'the', 1)
    expect(found(three, second)).toEqual({ state: 'exact', place: at('p', 9, 12) })
    expect(found(doc(paragraph('p', 'the cat, the big dog and the bird')), second)?.state).toBe('exact')
    // Were it placed by what stood before it, it would be on the bird.
    const slid = doc(paragraph('p', 'the cat, the bird'))
    expect(found(slid, second)).toEqual({ state: 'ambiguous', candidates: [at('p', 9, 12), at('p', 0, 3)] })
  })

  it('[DSC56] the words of a neighbour that took the place of a block are not its words', () => {
    const first = on(before, 's', 'Students')
    const joined = doc(heading('h', 2, 'Elements'), element('s', 'Support', agency))
    expect(found(joined, first)?.state).toBe('ambiguous')
  })

  it('[DSC52] a character that got a mark is another character', () => {
    const plain = doc(paragraph('p', 'un ete chaud'))
    const marked = doc(paragraph('p', 'un ete\u0301 chaud'))
    expect(found(marked, on(plain, 'p', 'ete'))).toEqual({ state: 'orphaned', hasBlock: true })
  })

  it('[DSC55] a comment on a whole block goes with the block, whatever it says', () => {
    const whole = { blockId: 's', quote: null, from: 0, to: 0 }
    expect(found(doc(element('s', '', 'Other words')), whole)).toEqual({ state: 'exact', place: at('s', 0, 11) })
    expect(found(doc(), whole)).toEqual({ state: 'orphaned', hasBlock: false })
  })

  it('[DSC54] of one letter written a million times it asks, soon', () => {
    const many = doc(paragraph('p', 'a'.repeat(500_000)))
    const anchors = Array.from({ length: 2000 }, (_, index) => {
      const exact = 'a'.repeat(1 + (index % 200))
      return { blockId: 'q', quote: { exact, prefix: 'aaaa', suffix: 'b' }, from: 4, to: 4 + exact.length }
    })
    const states = new Set(resolveAnchors(many, anchors).map(({ state }) => state))
    expect(states).toEqual(new Set(['ambiguous']))
  })
})
