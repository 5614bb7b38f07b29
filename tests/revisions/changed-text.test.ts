import { emptyDocument } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { changedText, foldText, longestSearch } from '@fieldword/shared/revisions/changed-text.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anyDocument } from '../document/documents.ts'
import { textOf } from '../support/writing.ts'

/** Overlapping ones too. */
function occurrences(text: string, sought: string): number {
  let count = 0
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) count += 1
  return count
}

const foldedLines = (document: Parameters<typeof toText>[0]) => toText(document).split('\n').map(foldText).join('\n')

describe('what a revision changed', () => {
  it('[REV43] is what one text has and the other has not, with its surroundings', () => {
    expect(changedText(textOf('Students learn.', 'Stays.'), textOf('Students learn actively.', 'Stays.'))).toEqual({
      added: 'students learn actively.',
      removed: 'students learn.',
    })
    expect(changedText(null, textOf('All is new.'))).toEqual({ added: 'all is new.', removed: '' })
  })

  it('[REV43] is nothing where a paragraph moved', () => {
    expect(changedText(textOf('One.', 'Two.', 'Three.'), textOf('Three.', 'One.', 'Two.'))).toEqual({
      added: '',
      removed: '',
    })
  })

  it('[REV43] keeps no more of a long paragraph than may be needed', () => {
    const [start, end] = ['a '.repeat(500), ' z'.repeat(500)]
    const { added, removed } = changedText(textOf(`${start}old${end}`), textOf(`${start}new${end}`))
    expect(added).toHaveLength(longestSearch * 2 + 'new'.length)
    expect(removed).toHaveLength(longestSearch * 2 + 'old'.length)
  })

  it('[REV43] cuts no character in two', () => {
    const [start, end] = ['😀'.repeat(200), '😀'.repeat(200)]
    for (const pad of ['', 'x']) {
      const { added } = changedText(textOf(`${start}${pad}a${end}`), textOf(`${start}${pad}b${end}`))
      expect(added.isWellFormed()).toBe(true)
    }
  })

  const seed = Number(process.env.FIELDWORD_SEED ?? Date.now() % 2 ** 31)
  it(`[REV43] any text occurs as much more often in it as in the whole (seed ${seed})`, () => {
    const sought = fc.record({ from: fc.nat(), length: fc.integer({ min: 1, max: longestSearch }), old: fc.boolean() })
    fc.assert(
      fc.property(anyDocument, anyDocument, fc.array(sought, { minLength: 1, maxLength: 8 }), (before, after, all) => {
        const changed = changedText(before, after)
        const [old, fresh] = [foldedLines(before), foldedLines(after)]
        for (const { from, length, old: inOld } of all) {
          const text = inOld ? old : fresh
          const start = text === '' ? 0 : from % text.length
          const [line = ''] = text.slice(start, start + length).split('\n')
          if (line === '') continue
          expect(occurrences(changed.added, line) - occurrences(changed.removed, line)).toBe(
            occurrences(fresh, line) - occurrences(old, line),
          )
        }
      }),
      { seed, numRuns: 300 },
    )
  })

  it(`[REV43] also around a change in the middle of long paragraphs (seed ${seed})`, () => {
    // Few words: much of what is looked for occurs in many places, also across the ends of what is kept.
    const words = fc.array(fc.constantFrom<string[]>('a', 'an', 'seat', 'time', 'mastery', '😀'), {
      minLength: 60,
      maxLength: 160,
    })
    const edit = fc.record({
      at: fc.nat(160),
      gone: fc.nat(6),
      come: fc.array(fc.constantFrom<string[]>('an', 'seat', 'new')),
    })
    const sought = fc.record({
      near: fc.integer({ min: -40, max: 40 }),
      length: fc.integer({ min: 1, max: longestSearch }),
    })
    fc.assert(
      fc.property(
        words,
        edit,
        fc.array(sought, { minLength: 4, maxLength: 12 }),
        (paragraph, { at, gone, come }, all) => {
          const old = foldText(paragraph.join(' '))
          const fresh = foldText(paragraph.toSpliced(at, gone, ...come).join(' '))
          const changed = changedText(textOf(old), textOf(fresh))
          for (const { near, length } of all) {
            const start = Math.max(0, paragraph.slice(0, at).join(' ').length + near)
            for (const line of [old.slice(start, start + length), fresh.slice(start, start + length)]) {
              if (line === '') continue
              expect(occurrences(changed.added, line) - occurrences(changed.removed, line)).toBe(
                occurrences(fresh, line) - occurrences(old, line),
              )
            }
          }
        },
      ),
      { seed, numRuns: 300 },
    )
  })

  it('[REV43] takes time in line with the size of the texts, also where all lines begin alike', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `All lines of this begin like ${index}`)
    const { added, removed } = changedText(textOf(...lines), textOf(...lines.map(line => `${line}!`)))
    expect([added.split('\n').length, removed.split('\n').length]).toEqual([20_000, 20_000])
    expect(changedText(textOf(...lines), emptyDocument).removed.split('\n')).toHaveLength(20_000)
  })
})
