import { contentHashOf, deepest, type PackedContent, pack, unpack } from '@fieldword/server/revisions/packing.ts'
import { doc, paragraph, text } from '@fieldword/shared/document/build.ts'
import { emptyDocument } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { textOf } from '../support/writing.ts'

const bytes = (words: string) => Buffer.from(JSON.stringify({ words }))

interface Line {
  readonly hashes: string[]
  readonly contents: Map<string, PackedContent>
}

/** Each text packed with the one before as its parent. */
async function packedLine(texts: readonly Buffer[]): Promise<Line> {
  const contents = new Map<string, PackedContent>()
  const hashes: string[] = []
  for (const own of texts) {
    const content = await pack(own, hashes.at(-1) ?? null, contents)
    hashes.push(content.hash)
    if (!contents.has(content.hash)) contents.set(content.hash, content)
  }
  return { hashes, contents }
}

/** How many others have to be unpacked before this one. */
function depthOf(hash: string, contents: Line['contents']): number {
  const dictionary = contents.get(hash)?.dictionary
  return dictionary ? 1 + depthOf(dictionary, contents) : 0
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
  it('[REV3] gives back every text of a history, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { minLength: 1, maxLength: 80 }),
        async words => {
          const texts = words.map(bytes)
          const { hashes, contents } = await packedLine(texts)
          const known = new Map<string, Buffer>()
          for (const [index, hash] of hashes.entries()) {
            expect(unpack(hash, contents)).toEqual(texts[index])
            expect(unpack(hash, contents, known)).toEqual(texts[index])
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('[REV3] leans on the one before, every 32nd on the 32nd before, and stands alone every 1024th time', async () => {
    const { hashes, contents } = await packedLine(Array.from({ length: 1100 }, (_, index) => bytes(`Text ${index}`)))
    const leansOn = (index: number) => contents.get(hashes[index] ?? '')?.dictionary ?? null
    for (const [index, before] of [
      [1, 0],
      [31, 30],
      [32, 0],
      [33, 32],
      [64, 32],
      [1023, 1022],
      [1025, 1024],
    ] as const) {
      expect(leansOn(index)).toBe(hashes[before])
    }
    expect([leansOn(0), leansOn(1024)]).toEqual([null, null])
    const depths = hashes.map(hash => depthOf(hash, contents))
    expect(Math.max(...depths)).toBe(deepest)
    expect(depths[1023]).toBe(deepest)
  })

  it('[REV3] lines of another wiki, or of before, go on as they are', async () => {
    const { hashes, contents } = await packedLine(Array.from({ length: 16 }, (_, index) => bytes(`Old ${index}`)))
    const branch = await pack(bytes('A branch of the fourth'), hashes[3] ?? null, contents)
    expect(branch).toMatchObject({ place: 4, dictionary: hashes[3] })
    const same = await pack(bytes('Old 15'), hashes[15] ?? null, contents)
    expect(same).toMatchObject({ dictionary: null, place: 0 })
  })

  it('[REV3] a small change to a long text takes little', async () => {
    const long = Array.from({ length: 3000 }, (_, index) => `word${(index * 7919) % 1000}`).join(' ')
    const { hashes, contents } = await packedLine([bytes(long), bytes(long.replace('word7 ', 'another '))])
    const sizes = hashes.map(hash => contents.get(hash)?.packed.length ?? 0)
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 20)
  })

  it('[REV3] a damaged text, or one that leans on a damaged text, is an error', async () => {
    const { hashes, contents } = await packedLine([bytes(sentence), bytes(`${sentence} And more.`)])
    const [first = '', second = ''] = hashes
    const other = await pack(bytes(sentence.toUpperCase()), null, contents)
    const whole = contents.get(first)
    if (!whole) throw new Error('not packed')
    const damaged = new Map(contents).set(first, { ...whole, packed: other.packed })
    expect(() => unpack(first, damaged)).toThrow(/damaged/)
    expect(() => unpack(second, damaged)).toThrow()
    damaged.delete(first)
    expect(() => unpack(second, damaged)).toThrow(/not stored/)
    damaged.set(first, { ...whole, dictionary: second, place: 1 })
    expect(() => unpack(second, damaged)).toThrow(/leans on itself/)
  })
})
