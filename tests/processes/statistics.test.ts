import { appropriatenessOf } from '@fieldword/shared/processes/statistics/appropriateness.ts'
import { outcomeByShares, sharesOf } from '@fieldword/shared/processes/statistics/bands.ts'
import { cellsToTell } from '@fieldword/shared/processes/statistics/cells.ts'
import {
  addUp,
  type Distribution,
  quantileOf,
  sizeOf,
  spreadOf,
} from '@fieldword/shared/processes/statistics/distribution.ts'
import { groupConsensus } from '@fieldword/shared/processes/statistics/group-consensus.ts'
import { attritionOf, stabilityOf } from '@fieldword/shared/processes/statistics/stability.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

/** The counts of these ratings. */
function counted(ratings: readonly number[], scale = 9): Distribution {
  return Array.from({ length: scale }, (_, index) => ratings.filter(rating => rating === index + 1).length)
}

const someRatings = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 })

describe('medians and quartiles', () => {
  it('[PR160] lie between two ratings where two are next to them; worked by hand', () => {
    // Ten ratings: places 0–9. The median is at 4.5, the quartiles at 2.25 and 6.75.
    expect(spreadOf(counted([1, 2, 4, 4, 5, 7, 7, 8, 9, 9]))).toEqual({ median: 6, quartiles: [4, 7.75] })
    expect(spreadOf(counted([3]))).toEqual({ median: 3, quartiles: [3, 3] })
    expect(spreadOf(counted([]))).toBeNull()
  })

  it('[PR160] agree with what sorting all ratings gives, stay within them and rise with the share', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(someRatings, share, share, (ratings, a, b) => {
        const sorted = ratings.toSorted((one, other) => one - other)
        const place = (sorted.length - 1) * a
        const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
        expect(quantileOf(counted(ratings), a)).toBeCloseTo(low + (place % 1) * (high - low), 5)
        const [lesser, greater] = [Math.min(a, b), Math.max(a, b)].map(each => quantileOf(counted(ratings), each) ?? 0)
        expect(lesser).toBeLessThanOrEqual(greater ?? 0)
        expect(lesser).toBeGreaterThanOrEqual(sorted[0] ?? 0)
        expect(greater).toBeLessThanOrEqual(sorted.at(-1) ?? 0)
      }),
    )
  })
})

describe('agreement', () => {
  it('[PR161] is 7–9 of nine and 4–5 of five; worked by hand', () => {
    expect(sharesOf([1, 0, 2, 0, 1, 0, 3, 0, 4], 9)).toEqual({ n: 11, agree: 7, neutral: 1, disagree: 3 })
    expect(sharesOf([1, 2, 3, 4, 5], 5)).toEqual({ n: 15, agree: 9, neutral: 3, disagree: 3 })
  })

  it('[PR161] is reached at the threshold exactly, and lost at the bound of disagreement', () => {
    const threshold = { agreeAtLeast: 75, disagreeBelow: 15 }
    const outcome = (agree: number, neutral: number, disagree: number) =>
      outcomeByShares({ n: agree + neutral + disagree, agree, neutral, disagree }, threshold)
    expect(outcome(75, 11, 14)).toBe('in')
    expect(outcome(74, 12, 14)).toBe('unresolved')
    expect(outcome(80, 5, 15)).toBe('unresolved')
    expect(outcome(14, 11, 75)).toBe('out')
    expect(outcome(0, 0, 0)).toBe('unresolved')
  })
})

describe('RAND/UCLA appropriateness', () => {
  it('[PR162] the example of BMJ Open 2012;2:e001431, table 1: 15 panellists, range 1.0, allowed 6.1, no disagreement', () => {
    // The table's 1 1 1 5 5 2, of which 5, 5 and 2 stand at 7, 8 and 9: with a median of 7 they stand nowhere else. It prints 2.5 for
    // what is 2.35: its own 6.1 is 2.35 + 1.5 × 2.5.
    const found = appropriatenessOf([0, 0, 0, 1, 1, 1, 5, 5, 2])
    expect(found).toEqual({ median: 7, ipr: 1, centre: 7.5, ipras: 6.1, disagreement: false, outcome: 'in' })
  })

  it('[PR162] a panel in two camps disagrees, whatever its median; worked by hand', () => {
    // Places 0–9: percentile 30 at 2.7 is 1, percentile 70 at 6.3 is 9: a range of 8 around 5 where 2.35 is allowed.
    const camps = appropriatenessOf([5, 0, 0, 0, 0, 0, 0, 0, 5])
    expect(camps).toMatchObject({
      median: 5,
      ipr: 8,
      centre: 5,
      ipras: 2.35,
      disagreement: true,
      outcome: 'unresolved',
    })
    // Percentile 30 of eleven at place 3 is 2, percentile 70 at place 7 is 8: a range of 6 around 5.
    const high = appropriatenessOf(counted([1, 1, 1, 2, 3, 7, 7, 8, 8, 9, 9]))
    expect(high).toMatchObject({ median: 7, ipr: 6, disagreement: true, outcome: 'unresolved' })
  })

  it('[PR162] in from 7 on, out up to 3, uncertain between', () => {
    expect(appropriatenessOf(counted([7, 7, 7]))?.outcome).toBe('in')
    expect(appropriatenessOf(counted([3, 3, 3]))?.outcome).toBe('out')
    expect(appropriatenessOf(counted([6, 6, 7, 7]))?.outcome).toBe('unresolved')
    expect(appropriatenessOf([])).toBeNull()
  })

  it('[PR162] a range as wide as is allowed is no disagreement; worked by hand', () => {
    // Places 0–11: percentile 30 at 3.3 is 3.9, percentile 70 at 7.7 is 6.7: a range of 2.8 around 5.3, where 2.35 + 0.45 is allowed.
    const edge = appropriatenessOf(counted([1, 1, 2, 3, 6, 6, 6, 6, 7, 9, 9, 9]))
    expect(edge).toMatchObject({ ipr: 2.8, centre: 5.3, ipras: 2.8, disagreement: false })
  })

  it('[PR162] turns with the scale: what is in is out where all ratings are turned around', () => {
    const turned = { in: 'out', out: 'in', unresolved: 'unresolved' }
    fc.assert(
      fc.property(someRatings, ratings => {
        const [one, other] = [appropriatenessOf(counted(ratings)), appropriatenessOf(counted(ratings).toReversed())]
        expect(other?.ipr).toBeCloseTo(one?.ipr ?? -1, 5)
        expect(other?.ipras).toBeCloseTo(one?.ipras ?? -1, 5)
        expect(one?.ipras).toBeGreaterThanOrEqual(2.35)
        if (one && Math.abs(one.ipr - one.ipras) > 1e-5) expect(other?.outcome).toBe(turned[one.outcome])
      }),
    )
  })
})

describe('from round to round', () => {
  it('[PR163] people and the picture change each by itself; worked by hand', () => {
    // Two swap, one moves from 5 to 8: three of ten people changed, and one tenth of the picture did.
    const swapped = [
      { before: 7, after: 7, people: 7 },
      { before: 6, after: 8, people: 1 },
      { before: 8, after: 6, people: 1 },
      { before: 5, after: 8, people: 1 },
    ]
    expect(stabilityOf(swapped)).toEqual({ paired: 10, unchanged: 7, netChange: 10, stable: true })
    const moved = [
      { before: 5, after: 5, people: 17 },
      { before: 5, after: 7, people: 3 },
    ]
    expect(stabilityOf(moved)).toEqual({ paired: 20, unchanged: 17, netChange: 15, stable: false })
    expect(stabilityOf([])).toBeNull()
  })

  it('[PR163] the picture never changes more than the people do', () => {
    const point = fc.integer({ min: 1, max: 9 })
    const transition = fc.record({ before: point, after: point, people: fc.integer({ min: 1, max: 20 }) })
    fc.assert(
      fc.property(fc.array(transition, { minLength: 1 }), transitions => {
        const { paired, unchanged, netChange } = stabilityOf(transitions) ?? { paired: 0, unchanged: 0, netChange: -1 }
        expect(netChange).toBeGreaterThanOrEqual(0)
        expect(netChange).toBeLessThanOrEqual((100 * (paired - unchanged)) / paired + 1e-9)
        expect(stabilityOf(transitions.toReversed())).toEqual(stabilityOf(transitions))
      }),
    )
  })

  it('[PR164] who left is counted beside who came', () => {
    expect(attritionOf(40, 38, 31)).toEqual({ before: 40, returned: 31, left: 9, joined: 7 })
  })
})

describe('small groups', () => {
  it('[PR165] one that is kept back never stands alone, and those kept back are together no small group', () => {
    expect(cellsToTell([12, 9, 7], 5)).toEqual([true, true, true])
    expect(cellsToTell([12, 9, 3], 5)).toEqual([true, false, false])
    expect(cellsToTell([12, 9, 2, 1], 5)).toEqual([true, false, false, false])
    expect(cellsToTell([12, 9, 3, 3], 5)).toEqual([true, true, false, false])
    expect(cellsToTell([12, 0, 3], 5)).toEqual([false, true, false])
    expect(cellsToTell([], 5)).toEqual([])
  })

  it('[PR165] nothing told leaves fewer than the smallest to be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(15), { maxLength: 12 }), fc.integer({ min: 1, max: 10 }), (sizes, smallest) => {
        const told = cellsToTell(sizes, smallest)
        const kept = sizes.filter((_, index) => !told[index])
        for (const [index, size] of sizes.entries()) {
          if (size > 0 && size < smallest) expect(told[index]).toBe(false)
        }
        // What is told of all, less what is told of groups, is of those kept back together.
        const left = sizeOf(kept)
        if (left === 0 || told.every((one, index) => !one || sizes[index] === 0)) return
        expect(kept.filter(size => size > 0).length).toBeGreaterThan(1)
        expect(left).toBeGreaterThanOrEqual(smallest)
      }),
    )
  })
})

describe('group-aware consensus', () => {
  it('[PR166] one group that disagrees takes it down, though most agree; worked by hand', () => {
    // 10/11 × 10/11 against 18/20 × 1/3: the same number of people agree.
    expect(
      groupConsensus([
        { agree: 9, votes: 9 },
        { agree: 9, votes: 9 },
      ]),
    ).toBeCloseTo(100 / 121, 12)
    expect(
      groupConsensus([
        { agree: 17, votes: 18 },
        { agree: 0, votes: 1 },
      ]),
    ).toBeCloseTo(0.3, 12)
    expect(groupConsensus([{ agree: 9, votes: 9 }])).toBeNull()
  })

  it('[PR166] lies between 0 and 1, never falls with one more agreement, and knows no order of groups', () => {
    const group = fc
      .integer({ min: 1, max: 40 })
      .chain(votes => fc.record({ votes: fc.constant(votes), agree: fc.nat(votes) }))
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 8 }), groups => {
        const found = groupConsensus(groups) ?? -1
        expect(found).toBeGreaterThan(0)
        expect(found).toBeLessThan(1)
        expect(groupConsensus(groups.toReversed())).toBeCloseTo(found, 12)
        const [first = { agree: 0, votes: 0 }, ...rest] = groups
        const more = groupConsensus([{ agree: first.agree + 1, votes: first.votes + 1 }, ...rest]) ?? -1
        expect(more).toBeGreaterThanOrEqual(found)
      }),
    )
  })
})

it('[PR167] what all groups say together is what everybody says, in any order', () => {
  fc.assert(
    fc.property(fc.array(someRatings, { minLength: 1, maxLength: 6 }), groups => {
      const together = addUp(
        groups.map(group => counted(group)),
        9,
      )
      expect(together).toEqual(counted(groups.flat()))
      expect(
        addUp(
          groups.toReversed().map(group => counted(group.toReversed())),
          9,
        ),
      ).toEqual(together)
    }),
  )
})
