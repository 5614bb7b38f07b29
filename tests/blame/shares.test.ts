import { percentages } from '@fieldword/shared/blame/shares.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

describe('shares', () => {
  it.each([
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [995, 5],
      [100, 0],
    ],
    [[7], [100]],
    [[], []],
    [
      [0, 0],
      [0, 0],
    ],
  ])('[WHO9] %j are %j percent', (counts, percent) => {
    expect(percentages(counts)).toEqual(percent)
  })

  it('[WHO9] add up to 100, and none is further off than one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 60 }), counts => {
        const all = counts.reduce((sum, count) => sum + count, 0)
        fc.pre(all > 0)
        const shares = percentages(counts)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100)
        for (const [index, share] of shares.entries()) {
          expect(Math.abs(share - ((counts[index] ?? 0) / all) * 100)).toBeLessThan(1)
        }
      }),
    )
  })
})
