import { ageInWords, ageOf, shareOfWeek } from '@fieldword/client/review/age.ts'
import { filterNamed } from '@fieldword/client/review/filters.ts'
import { hintsOf } from '@fieldword/client/review/hints.ts'
import { kindInWords } from '@fieldword/client/revisions/change-kinds.ts'
import { ChangeText } from '@fieldword/client/ui/change-text.tsx'
import {
  countPlaces,
  isChange,
  moveOfRow,
  stretchesOf,
  wordsOfKept,
  wordsOfRow,
} from '@fieldword/client/ui/change-words.ts'
import type { ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { doc, element, heading, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'

const rowsOf = (before: DocumentJson, after: DocumentJson): ComparisonRow[] => diffDocuments(before, after).rows

const elements = (...words: string[]) => words.map(said => element(said.slice(0, 1), '', said))

describe('a row of a comparison', () => {
  it('is said in words, with where it moved', () => {
    const [first, second] = [
      element('a', 'Agency', 'Students decide much.'),
      element('b', 'Support', 'Support is timely.'),
    ]
    const rows = rowsOf(
      doc(first, second),
      doc(second, { ...first, content: [{ type: 'text', text: 'Students decide.' }] }),
    )
    expect(rows.map(wordsOfRow)).toContain('Element 2, Agency: reworded, moved from 1 to 2')
    expect(rows.map(moveOfRow)).toContain('Moved 1 to 2')
  })

  it('is said by its kind where it has no number', () => {
    const rows = rowsOf(doc(heading('h', 2, 'Old')), doc(heading('h', 2, 'Old'), paragraph('p', 'New')))
    expect(rows.map(wordsOfRow)).toEqual(['Heading: unchanged', 'Paragraph: added'])
    expect(rows.map(moveOfRow)).toEqual([null, null])
  })

  it('counts places that touch once', () => {
    const [row] = rowsOf(
      doc(paragraph('p', 'one two three four five six')),
      doc(paragraph('p', 'one 2 three four 5 six')),
    )
    expect(row && countPlaces(row)).toBe(2)
  })
})

describe('unchanged rows', () => {
  it('stand together between changes', () => {
    const before = doc(...elements('a words here', 'b words here', 'c words here', 'd words here'))
    const after = doc(...elements('a words here', 'b words here', 'c other words here', 'd words here'))
    const stretches = stretchesOf(rowsOf(before, after))
    expect(stretches.map(stretch => [stretch.length, stretch.some(isChange)])).toEqual([
      [2, false],
      [1, true],
      [1, false],
    ])
    expect(stretches.map(wordsOfKept)[0]).toBe('2 unchanged elements')
  })

  it('are blocks where they are of several kinds', () => {
    const same = doc(heading('h', 2, 'A heading'), paragraph('p', 'A paragraph'))
    expect(wordsOfKept(rowsOf(same, same))).toBe('2 unchanged blocks')
  })
})

describe('the words of a block', () => {
  const shown = (before: DocumentJson, after: DocumentJson) =>
    rowsOf(before, after)
      .flatMap(row => row.inline.map(block => renderToStaticMarkup(<ChangeText row={row} block={block} />)))
      .join('')

  it('have one mark around them when the whole block is new or gone', () => {
    const [old, fresh] = [
      paragraph('p', 'Words that were.'),
      paragraph('q', 'Something else entirely is said now, at length.'),
    ]
    const html = shown(doc(old), doc(fresh))
    expect(html).toContain('<del><span class="fw-vh">removed: </span>Words that were.</del>')
    expect(html).toContain('<ins><span class="fw-vh">added: </span>Something else')
    expect(html).not.toContain('fw-ins')
  })

  it('are never left out without a word', () => {
    const html = shown(
      doc(paragraph('p', 'Words')),
      doc(paragraph('p', 'Words'), { type: 'horizontalRule', attrs: { id: 'r' } }),
    )
    expect(html).toContain('A rule across the page')
  })
})

describe('how long a review waits', () => {
  const now = '2026-11-23T12:00:00.000Z'
  it.each([
    ['2026-11-23T11:59:30.000Z', '0 min', '0 minutes'],
    ['2026-11-23T11:00:00.000Z', '1 h', '1 hour'],
    ['2026-11-22T11:00:00.000Z', '1 d', '1 day'],
    ['2026-11-01T12:00:00.000Z', '22 d', '22 days'],
    // A server whose clock is behind.
    ['2026-11-23T12:00:05.000Z', '0 min', '0 minutes'],
  ])('since %s', (since, dense, words) => {
    expect([ageOf(since, now), ageInWords(since, now)]).toEqual([dense, words])
  })

  it('is drawn against a week', () => {
    expect(shareOfWeek('2026-11-20T00:00:00.000Z', now)).toBe(0.5)
    expect(shareOfWeek('2025-11-20T00:00:00.000Z', now)).toBe(1)
  })
})

describe('what to look out for', () => {
  const review = (changes: { approved?: boolean; characters?: number; delta?: number; restored?: number }): ReviewRef =>
    ({
      page: { approved: changes.approved ?? true },
      revision: {
        origin: changes.restored === undefined ? 'proposal' : 'restore',
        restoredFromNumber: changes.restored ?? null,
        characters: changes.characters ?? 100,
        delta: changes.delta ?? 1,
      },
    }) as ReviewRef

  it.each([
    [{}, []],
    [{ approved: false }, ['First text']],
    [{ characters: 62, delta: -38 }, ['Removes 38 %']],
    [{ characters: 90, delta: -10 }, []],
    [{ restored: 3 }, ['Restores r3']],
    [{ characters: 0, delta: -100 }, ['Removes 100 %']],
  ])('%j', (changes, hints) => {
    expect(hintsOf(review(changes))).toEqual(hints)
  })
})

it('a revision says what kind of change it is', () => {
  const of = { changeKind: 'evidence', restoredFromNumber: null, undoesNumber: null } as const
  expect(kindInWords({ ...of, origin: 'proposal' })).toBe('Evidence change')
  expect(kindInWords({ ...of, origin: 'import' })).toBe('Taken over from its source')
  expect(kindInWords({ ...of, origin: 'creation' })).toBe('First text')
  expect(kindInWords({ ...of, origin: 'restore', restoredFromNumber: 3, undoesNumber: null })).toBe('Restores r3')
})

it('an unknown filter of the queue shows what waits', () => {
  expect(filterNamed('nonsense').id).toBe('open')
  expect(filterNamed(null).id).toBe('open')
  expect(filterNamed('mine').asks).toEqual({ mine: 'true' })
})
