import { contentHashOf, longestChain, type PackedContent, pack, unpack } from '@fieldword/server/revisions/packing.ts'
import { doc, paragraph, text } from '@fieldword/shared/document/build.ts'
import { emptyDocument } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { textOf } from '../support/writing.ts'

const bytes = (words: string) => Buffer.from(JSON.stringify({ words }))

/** Each text packed with the one before as its parent. */
function packedChain(texts: readonly Buffer[]): { hashes: string[]; contents: Map<string, PackedContent> } {
  const contents = new Map<string, PackedContent>()
  const hashes: string[] = []
  for (const [index, own] of texts.entries()) {
    const parent = contents.get(hashes[index - 1] ?? '')
    const before = texts[index - 1]
    const content = pack(own, parent && before ? { hash: parent.hash, place: parent.place, bytes: before } : null)
    hashes.push(content.hash)
    if (!contents.has(content.hash)) contents.set(content.hash, content)
  }
  return { hashes, contents }
}

describe('what a text is known by', () => {
  it('[REV1] is the same for the same text, however it was written', () => {
    const whole = doc(paragraph('p', 'Seat time'))
    const inPieces = doc(paragraph('p', [text('Seat '), text('time')]), { type: 'paragraph', attrs: { id: 'empty' } })
    expect(contentHashOf(inPieces)).toBe(contentHashOf(whole))
    expect(contentHashOf(whole)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('[REV1] differs for texts that differ', () => {
    const texts = [emptyDocument, textOf('Seat time'), textOf('Seat time.'), textOf('Seat', 'time')]
    expect(new Set(texts.map(contentHashOf)).size).toBe(texts.length)
  })
})

const sentence = 'Students progress based on evidence of mastery, not seat time.'

describe('packing', () => {
  it('[REV3] gives back every text of a history, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { minLength: 1, maxLength: 40 }), words => {
        const texts = words.map(bytes)
        const { hashes, contents } = packedChain(texts)
        for (const [index, hash] of hashes.entries()) expect(unpack(hash, contents)).toEqual(texts[index])
      }),
      { numRuns: 30 },
    )
  })

  it('[REV3] leans on the parent, and stands alone every 16th time', () => {
    const { hashes, contents } = packedChain(Array.from({ length: 40 }, (_, index) => bytes(`Text ${index}`)))
    const places = hashes.map(hash => contents.get(hash)?.place)
    expect(places.slice(0, 18)).toEqual([...Array(longestChain).keys(), 0, 1])
    expect(contents.get(hashes[0] ?? '')?.dictionary).toBeNull()
    expect(contents.get(hashes[1] ?? '')?.dictionary).toBe(hashes[0])
    expect(contents.get(hashes[16] ?? '')?.dictionary).toBeNull()
  })

  it('[REV3] a small change to a long text takes little', () => {
    const long = Array.from({ length: 3000 }, (_, index) => `word${(index * 7919) % 1000}`).join(' ')
    const { hashes, contents } = packedChain([bytes(long), bytes(long.replace('word7 ', 'another '))])
    const sizes = hashes.map(hash => contents.get(hash)?.packed.length ?? 0)
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 20)
  })

  it('[REV3] a damaged text, or one that leans on a damaged text, is an error', () => {
    const { hashes, contents } = packedChain([bytes(sentence), bytes(`${sentence} And more.`)])
    const [first = '', second = ''] = hashes
    const other = pack(bytes(sentence.toUpperCase()), null)
    const whole = contents.get(first)
    if (!whole) throw new Error('not packed')
    const damaged = new Map(contents).set(first, { ...whole, packed: other.packed })
    expect(() => unpack(first, damaged)).toThrow(/damaged/)
    expect(() => unpack(second, damaged)).toThrow()
    damaged.delete(first)
    expect(() => unpack(second, damaged)).toThrow(/not stored/)
  })
})
