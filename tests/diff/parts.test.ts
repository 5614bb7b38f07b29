import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { partsOf } from '@fieldword/shared/diff/parts.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { pairs } from './edits.ts'

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => paragraph(`p${at}`, `Line ${at} of the text.`))

describe('the parts of a comparison', () => {
  it('[DIFF27] joined are the comparison, whatever it is', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const whole = diffDocuments(before, after)
        const parts = partsOf(whole, 'all')
        expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows)
        expect(parts.map(({ part }) => part.number)).toEqual(parts.map((_, at) => at + 1))
      }),
    )
  })

  it('[DIFF27] have every change, and leave out long unchanged stretches alone', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const whole = diffDocuments(before, after)
        for (const wish of ['changes', 'elements'] as const) {
          const told = new Set(partsOf(whole, wish).flatMap(({ rows }) => rows.map(({ index }) => index)))
          for (const row of whole.rows) if (row.change !== null) expect(told.has(row.index)).toBe(true)
        }
      }),
    )
  })

  it('[DIFF27] say which rows they tell, so that what is left out can be counted', () => {
    const before = lines(1000)
    const after = before.with(500, paragraph('p500', 'Line 500 of another text.'))
    const [only, ...others] = partsOf(diffDocuments(doc(...before), doc(...after)), 'changes')
    expect(others).toEqual([])
    expect(only?.rows.map(({ index }) => index)).toEqual([500])
    expect(only?.part).toEqual({ number: 1, of: 1, from: 0, to: 1000 })
  })

  it('[DIFF27] are of a bounded size', () => {
    const before = lines(1000)
    const after = before.map((_, at) => paragraph(`p${at}`, `Line ${at} of that text.`))
    const parts = partsOf(diffDocuments(doc(...before), doc(...after)), 'changes')
    expect(parts.length).toBe(7)
    for (const { rows } of parts) expect(rows.length).toBeLessThanOrEqual(150)
    const long = paragraph('l', 'mastery '.repeat(20_000))
    const huge = partsOf(diffDocuments(doc(), doc(long, { ...long, attrs: { id: 'm' } })), 'all')
    expect(huge.map(({ rows }) => rows.length)).toEqual([1, 1])
  })

  it('[DIFF27] by element have each element, in the order it stands now, and then the rest that did', () => {
    const [first, second] = [element('a', 'Mastery', 'Students show it.'), element('b', 'Equity', 'For all of them.')]
    const before = doc(paragraph('p', 'About it.'), first, second, ...lines(3))
    const after = doc(
      paragraph('p', 'All about it.'),
      second,
      element('a', 'Mastery', 'Students show that.'),
      ...lines(3),
    )
    const [part] = partsOf(diffDocuments(before, after), 'elements')
    expect(part?.rows.map(({ block, kind }) => `${block} ${kind}`)).toEqual([
      ...['definitionElement moved', 'definitionElement reworded', 'paragraph reworded'],
    ])
  })
})
