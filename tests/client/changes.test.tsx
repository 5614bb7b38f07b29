import { ageInWords, ageOf, shareOfWeek } from '@fieldword/client/review/age.ts'
import { hintsOf } from '@fieldword/client/review/hints.ts'
import { directionOf, queueAsked, queueHref, sortedBy } from '@fieldword/client/review/queue-address.ts'
import { extentOf } from '@fieldword/client/review/queue-foot.tsx'
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
import type { ReviewRef, Standing } from '@fieldword/shared/review/contract.ts'
import type { Facts, Hint, QueuePart } from '@fieldword/shared/review/queue-contract.ts'
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

describe('[RV102] what to look out for', () => {
  const about = (
    told: { standing?: Standing; restored?: number; kind?: 'article' | 'definition' },
    facts: Facts | null,
  ) =>
    hintsOf(
      {
        standing: told.standing ?? 'current',
        page: { kind: told.kind ?? 'article' },
        revision: {
          origin: told.restored === undefined ? 'proposal' : 'restore',
          restoredFromNumber: told.restored ?? null,
        },
      } as ReviewRef,
      facts,
    ).map(({ words, weight }) => `${weight}: ${words}`)
  const facts = (...hints: Hint[]): Facts => ({ added: 1, removed: 38, shareRemoved: 38, sites: 2, hints })

  it.each([
    ['nothing where nothing is', {}, facts(), []],
    ['nothing while nothing is known', {}, null, []],
    ['how much goes', {}, facts('removes-much', 'large-rewrite'), ['wait: Removes 38 %', 'wait: Large rewrite']],
    ['how many sites', {}, facts('new-links'), ['idle: Links to 2 new sites']],
    ['what kind of page is new', { kind: 'definition' }, facts('new-page'), ['wait: New definition']],
    ['a restoration, after the rest', { restored: 3 }, facts('first-edit'), ['idle: First edit', 'idle: Restores r3']],
    [
      'a conflict, before the rest',
      { standing: 'conflicts' },
      facts('no-source'),
      ['bad: Conflicts with the approved text', 'idle: No source'],
    ],
  ] as const)('%s', (_, told, known, words) => {
    expect(about(told, known)).toEqual(words)
  })
})

it('a revision says what kind of change it is', () => {
  const of = { changeKind: 'evidence', restoredFromNumber: null, undoesNumber: null } as const
  expect(kindInWords({ ...of, origin: 'proposal' })).toBe('Evidence change')
  expect(kindInWords({ ...of, origin: 'import' })).toBe('Taken over from its source')
  expect(kindInWords({ ...of, origin: 'creation' })).toBe('First text')
  expect(kindInWords({ ...of, origin: 'restore', restoredFromNumber: 3, undoesNumber: null })).toBe('Restores r3')
})

describe('[RV100] the address of the queue', () => {
  it('says what narrows and sorts it, and nothing that need not be said', () => {
    const { filter } = queueAsked(new URLSearchParams('show=waiting&text=Ada&sort=age&free=true&state=approved'))
    expect(queueHref(filter)).toBe('/review?text=Ada&free=true')
    expect(queueHref({ show: 'done', state: 'approved', sort: 'size', turned: true })).toBe(
      '/review?show=done&state=approved&sort=size&turned=true',
    )
  })

  it('leaves out what cannot be read', () => {
    const { filter, leftOut } = queueAsked(new URLSearchParams('show=nonsense&hint=evil&page=article'))
    expect(filter).toEqual({ page: 'article' })
    expect(leftOut.map(({ name }) => name)).toEqual(['show', 'hint'])
  })

  it('turns a column round the second time', () => {
    expect(sortedBy({}, 'age')).toEqual({ sort: 'age', turned: true })
    expect(sortedBy({ sort: 'size', turned: true }, 'size')).toEqual({ sort: 'size', turned: false })
    expect(sortedBy({ sort: 'size', turned: true }, 'page')).toEqual({ sort: 'page', turned: false })
    expect((['age', 'size', 'page'] as const).map(column => directionOf({ sort: column }, column))).toEqual([
      ...['descending', 'descending', 'ascending'],
    ])
    expect(directionOf({ turned: true }, 'age')).toBe('ascending')
    expect(directionOf({}, 'size')).toBeUndefined()
  })

  it('is counted to its thousandth', () => {
    const items = [1, 2] as unknown as QueuePart['items']
    expect(extentOf({ items, before: 30, total: 1000 })).toBe('31–32 of 1,000')
    expect(extentOf({ items, before: null, total: 1001 })).toBe('2 of more than 1,000')
  })
})
