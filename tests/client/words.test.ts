import { originOf, storyOf } from '@fieldword/client/definitions/lineage-words.ts'
import { comparablePair } from '@fieldword/client/definitions/pair.ts'
import { initials } from '@fieldword/client/ui/avatar.tsx'
import { inWords, spanInWords, toTheMinute } from '@fieldword/client/ui/dates.ts'
import { capitalised, counted, joined } from '@fieldword/client/ui/in-words.ts'
import type { ElementView, VersionRef } from '@fieldword/shared/definitions/contract.ts'
import { describe, expect, it } from '@jest/globals'

type Lineage = NonNullable<ElementView['lineage']>

it.each([
  ['Member A', 'A'],
  ['Moderator 1', 'M1'],
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Ana María de la Cruz', 'AC'],
  ['👩‍🏫 Teacher', '👩‍🏫T'],
  ['', '?'],
])('%j has the initials %j', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

describe('dates are as precise as they are known', () => {
  it.each([
    ['2011', '2011'],
    ['2019-11', 'November 2019'],
    ['2019-11-04', '4 November 2019'],
    ['2026-11-23T23:59:59.999Z', '23 November 2026'],
  ])('%s is %s', (date, words) => {
    expect(inWords(date)).toBe(words)
  })
  it.each([
    ['2026-03-09T10:00:00Z', '2026-04-10T10:00:00Z', '9 Mar – 10 Apr 2026'],
    ['2026-11-28T00:10:00Z', '2026-11-28T23:10:00Z', '28 Nov 2026'],
    ['2026-12-09', '2027-01-10', '9 Dec 2026 – 10 Jan 2027'],
    ['2026-05-01', '2026-05-12', '1 May – 12 May 2026'],
  ])('from %s until %s is %s', (from, until, words) => {
    expect(spanInWords(from, until)).toBe(words)
  })
  it('tells an instant to the minute, and in which time', () => {
    expect(toTheMinute('2026-11-23T09:05:59.000Z')).toBe('23 November 2026, 09:05 UTC')
  })
})

it('counts and lists in words', () => {
  expect(capitalised(counted(7, 'element'))).toBe('Seven elements')
  expect(counted(1, 'element')).toBe('one element')
  expect(counted(40, 'entry', 'entries')).toBe('40 entries')
  expect([joined([]), joined([2]), joined([2, 5]), joined([1, 2, 5])]).toEqual(['', '2', '2 and 5', '1, 2 and 5'])
})

describe('lineage in words', () => {
  const from = (...numbers: number[]) =>
    numbers.map(number => ({ elementId: `${number}`, number, handle: '', runs: [] }))
  const lineage = (kind: Lineage['kind'], ...numbers: number[]): Lineage => ({
    kind,
    moved: false,
    fromLabel: '2011',
    reading: 'editorial reading',
    from: from(...numbers),
    rationale: [],
  })
  it.each([
    [lineage('kept', 4), 'Kept from 2011, element 4'],
    [lineage('reworded', 3), 'From 2011, element 3'],
    [lineage('split', 2, 5), 'From 2011, elements 2 and 5'],
    [lineage('new'), 'New in 2019'],
  ])('%#', (line, words) => {
    expect(originOf(line, '2019')).toBe(words)
  })
  it('tells a split of one element from several that meet', () => {
    expect(storyOf(lineage('split', 2))).toMatch(/^One element/)
    expect(storyOf(lineage('split', 2, 5))).toMatch(/^Two elements .* parts of each joined here/)
  })
})

describe('what a comparison starts from', () => {
  const versions = ['2010', '2011', '2019'].map(label => ({ label }) as VersionRef)
  const pair = (label: string | null) =>
    comparablePair({ versions, version: versions.find(version => version.label === label) ?? null })
  it.each([
    ['2019', { from: '2011', to: '2019' }],
    ['2011', { from: '2010', to: '2011' }],
    ['2010', { from: '2010', to: '2011' }],
    [null, { from: '2011', to: '2019' }],
  ])('with %s shown', (label, expected) => {
    expect(pair(label)).toEqual(expected)
  })
  it('is nothing while there is one version', () => {
    expect(comparablePair({ versions: versions.slice(0, 1), version: null })).toBeNull()
  })
})
