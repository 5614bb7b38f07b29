import { checkDirection, checkTies, problemsOf } from '@fieldword/shared/definitions/lineage-check.ts'
import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { describe, expect, it } from '@jest/globals'
import { tie, versionOf } from './support/texts.ts'

const from = versionOf('2011', {
  mastery: 'Students advance upon mastery;',
  goals: 'Goals are explicit and empower students;',
  support: 'Students receive support; and',
})
const to = versionOf('2019', {
  agency: 'Students are empowered.',
  support: 'Students receive support.',
  mastery: 'Students progress upon mastery.',
  goals: 'Goals are explicit.',
})
const messages = (...ties: RecordedTie[]) => problemsOf(from, to, ties).map(({ message }) => message)

describe('what can be recorded', () => {
  it('[DEF35] is what fits both texts: kept, reworded, split, joined, new, removed', () => {
    expect(
      messages(
        tie('mastery', 'mastery', 'reworded', { rationale: 'It says when.' }),
        tie('goals', 'agency', 'split', { carried: ['empower students'], arrived: ['empowered'] }),
        tie('goals', 'goals', 'split', { carried: ['Goals are explicit'] }),
        tie('support', 'support', 'kept'),
      ),
    ).toEqual([])
    expect(
      messages(tie('mastery', 'agency', 'merged'), tie('goals', 'agency', 'merged'), tie(null, 'goals', 'new')),
    ).toEqual([])
    expect(messages(tie('support', null, 'retired'))).toEqual([])
  })

  it('[DEF35] is either, where an element that was split meets another', () => {
    const others = [tie('goals', 'goals', 'split'), tie('mastery', 'agency', 'merged')]
    for (const kind of ['split', 'merged'] as const)
      expect(messages(tie('goals', 'agency', kind), ...others)).toEqual([])
  })

  it('[DEF35] may leave elements out', () => {
    expect(messages()).toEqual([])
  })
})

describe('what is refused, each with its reason', () => {
  it.each<[string, RecordedTie[], string]>([
    [
      'an element that is not in the earlier version',
      [tie('agency', 'goals', 'reworded')],
      'The version 2011 has no element “agency”.',
    ],
    [
      'an element that is not in the later version',
      [tie('mastery', 'nobody', 'reworded')],
      'The version 2019 has no element “nobody”.',
    ],
    ['no element at all', [tie(null, null, 'new')], 'Name an element on one side at least.'],
    [
      'a pair tied twice',
      [tie('mastery', 'mastery', 'reworded'), tie('mastery', 'mastery', 'reworded')],
      '1 to 3 is tied twice. Leave one of the two out.',
    ],
    [
      'an element new twice',
      [tie(null, 'agency', 'new'), tie(null, 'agency', 'new')],
      'Element 1 of the later version is tied twice. Leave one of the two out.',
    ],
    [
      'new, and from an element',
      [tie('mastery', 'mastery', 'new')],
      '1 to 3: what is new comes from nothing. Choose another kind, or no earlier element.',
    ],
    [
      'removed, and into an element',
      [tie('mastery', 'mastery', 'retired')],
      '1 to 3: what was removed became nothing. Choose another kind, or no later element.',
    ],
    [
      'reworded, and from nothing',
      [tie(null, 'mastery', 'reworded')],
      'Element 3 of the later version: say which element it came from, or that it is new.',
    ],
    [
      'kept, and into nothing',
      [tie('mastery', null, 'kept')],
      'Element 1 of the earlier version: say which element it became, or that it was removed.',
    ],
    [
      'an element both new and tied',
      [tie(null, 'mastery', 'new'), tie('mastery', 'mastery', 'reworded')],
      'Element 3 of the later version cannot be new and come from an earlier element as well.',
    ],
    [
      'an element both removed and tied',
      [tie('mastery', null, 'retired'), tie('mastery', 'mastery', 'reworded')],
      'Element 1 of the earlier version cannot be removed and have a successor as well.',
    ],
    [
      'kept with two successors',
      [tie('goals', 'goals', 'kept'), tie('goals', 'agency', 'split')],
      '2 to 4: with 2 successors it was split, not kept.',
    ],
    [
      'reworded where two meet',
      [tie('goals', 'goals', 'reworded'), tie('mastery', 'goals', 'merged')],
      '2 to 4: with 2 predecessors it was joined, not reworded.',
    ],
    [
      'split into one',
      [tie('goals', 'goals', 'split')],
      '2 to 4: went nowhere else, so it was not split. Choose kept or reworded.',
    ],
    [
      'joined from one',
      [tie('goals', 'goals', 'merged')],
      '2 to 4: nothing else came to it, so it was not joined. Choose kept or reworded.',
    ],
    [
      'kept in other words',
      [tie('mastery', 'mastery', 'kept')],
      '1 to 3: the words differ, so it was reworded, not kept.',
    ],
    [
      'reworded in the same words',
      [tie('support', 'support', 'reworded')],
      '3 to 2: the words are the same, so it was kept.',
    ],
    [
      'words that are not in the earlier text',
      [tie('mastery', 'mastery', 'reworded', { carried: ['progress'] })],
      '1 to 3: “progress” does not stand in element 1 of the earlier version.',
    ],
    [
      'words that are not in the later text',
      [tie('mastery', 'mastery', 'reworded', { arrived: ['advance'] })],
      '1 to 3: “advance” does not stand in element 3 of the later version.',
    ],
    [
      'blanks for words',
      [tie('mastery', 'mastery', 'reworded', { carried: [' '] })],
      '1 to 3: name words, not blanks.',
    ],
    [
      'words named twice',
      [tie('mastery', 'mastery', 'reworded', { carried: ['mastery', 'mastery'] })],
      '1 to 3: “mastery” is named twice.',
    ],
    [
      'one place named in two ways',
      [tie('mastery', 'mastery', 'reworded', { carried: ['mastery', 'mastery [1]'] })],
      '1 to 3: “mastery [1]” is named twice.',
    ],
    [
      'a place at which the words do not stand',
      [tie('mastery', 'mastery', 'reworded', { carried: ['mastery [2]'] })],
      '1 to 3: “mastery [2]” does not stand in element 1 of the earlier version.',
    ],
    [
      'words of what is new',
      [tie(null, 'agency', 'new', { arrived: ['Students'] })],
      'Element 1 of the later version: no words carried over where there is one side alone.',
    ],
  ])('[DEF35] %s', (_, ties, message) => {
    expect(messages(...ties)).toContain(message)
  })

  it('[DEF35] names the tie, and every tie that is wrong', () => {
    const ties = [tie('support', 'support', 'kept'), tie('x', 'goals', 'reworded'), tie('mastery', 'mastery', 'kept')]
    expect(checkTies(from, to, ties)).toEqual(
      refuse('lineage-broken', {
        issues: [
          { path: 'ties.1', message: 'The version 2011 has no element “x”.' },
          { path: 'ties.2', message: '1 to 3: the words differ, so it was reworded, not kept.' },
        ],
      }),
    )
    expect(checkTies(from, to, ties.slice(0, 1))).toBeNull()
  })

  it('[DEF34] a version and itself, and a newer one before an older', () => {
    const [older, newer] = [
      { id: 'a', position: 1 },
      { id: 'b', position: 2 },
    ]
    expect(checkDirection(older, newer)).toBeNull()
    expect(checkDirection(newer, older)).toEqual(refuse('lineage-backwards'))
    expect(checkDirection(older, older)).toEqual(refuse('lineage-cycle'))
  })
})
