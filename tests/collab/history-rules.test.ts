import { Authorship } from '@fieldword/server/collab/authorship.ts'
import { superfluous } from '@fieldword/server/collab/keyframes.ts'
import { Turns } from '@fieldword/server/collab/turns.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

describe('who wrote which clocks', () => {
  const deliveries = fc.array(
    fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.constantFrom(null, 'amara', 'ben')),
    { maxLength: 30 },
  )

  const byClock = (authorship: Authorship) =>
    authorship
      .partsOf(7, 0, 100)
      .flatMap(({ from, to, by }) => Array.from({ length: to - from }, (_, index) => [from + index, by] as const))

  it('[COL24] is who delivered them first, in whatever pieces they come', () => {
    fc.assert(
      fc.property(deliveries, given => {
        const authorship = new Authorship()
        const truth = new Map<number, string | null>()
        const kept = new Map<number, { from: number; to: number; by: string | null }>()
        for (const [from, length, by] of given) {
          for (const range of authorship.add(7, from, from + length, by)) kept.set(range.from, range)
          for (let clock = from; clock < from + length; clock += 1) if (!truth.has(clock)) truth.set(clock, by)
        }
        const found = byClock(authorship)
        expect(found.map(([clock]) => clock)).toEqual(Array.from({ length: 100 }, (_, clock) => clock))
        for (const [clock, by] of found) expect(by).toBe(truth.get(clock) ?? null)
        // What it says has changed is enough to make it anew.
        const again = new Authorship()
        for (const { from, to, by } of kept.values()) again.add(7, from, to, by)
        expect(byClock(again)).toEqual(found)
      }),
    )
  })
})

describe('snapshots that stay', () => {
  const snapshotsOf = (lengthAt: (seq: number) => number, every: number, last: number) =>
    Array.from({ length: last / every }, (_, index) => {
      const seq = (index + 1) * every
      return { seq, length: lengthAt(seq) }
    })

  const keptOf = (snapshots: ReturnType<typeof snapshotsOf>) => {
    const dropped = new Set(superfluous(snapshots))
    return snapshots.filter(({ seq }) => !dropped.has(seq))
  }

  it('[COL21] are the newest, and keyframes neither too close nor too far apart', () => {
    const seqs = keptOf(snapshotsOf(() => 1000, 700, 70_000)).map(({ seq }) => seq)
    expect(seqs).toEqual([10_500, 21_000, 31_500, 42_000, 52_500, 63_000, 70_000])
    expect(superfluous([])).toEqual([])
    expect(superfluous([{ seq: 3, length: 10 }])).toEqual([])
  })

  it('[COL21] take a few bytes for each edit, but one every 50,000 however large', () => {
    const small = keptOf(snapshotsOf(seq => seq, 1000, 260_000))
    expect(small.slice(0, -1).reduce((sum, { length }) => sum + length, 0)).toBeLessThan(4 * 260_000)
    const large = keptOf(snapshotsOf(() => 5_000_000, 1000, 260_000))
    expect(large.map(({ seq }) => seq)).toEqual([50_000, 100_000, 150_000, 200_000, 250_000, 260_000])
  })

  it('[COL21] leave no wider gap than there was', () => {
    const irregular = [500, 9000, 70_000, 71_000].map(seq => ({ seq, length: 10 }))
    expect(keptOf(irregular).map(({ seq }) => seq)).toEqual([9000, 70_000, 71_000])
  })

  it('[COL21] are the same when they are thinned again and again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.nat(200_000))), steps => {
        let seq = 0
        let stored: { seq: number; length: number }[] = []
        for (const [step, length] of steps) {
          seq += step
          stored.push({ seq, length })
          stored = keptOf(stored)
        }
        for (const [index, { seq: at }] of stored.entries()) {
          expect(at - (stored[index - 1]?.seq ?? 0)).toBeLessThanOrEqual(54_000)
        }
      }),
    )
  })
})

describe('those who look at histories', () => {
  it('[COL23] have their turn two at a time, in order, also after a failure', async () => {
    const turns = new Turns(2)
    const begun: number[] = []
    const ends = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
    const taken = ends.map(({ promise }, index) => {
      return turns.take(() => {
        begun.push(index)
        return promise
      })
    })
    expect(begun).toEqual([0, 1])
    ends[1]?.reject(new Error('Damaged'))
    await expect(taken[1]).rejects.toThrow('Damaged')
    ends[2]?.resolve()
    await taken[2]
    expect(begun).toEqual([0, 1, 2, 3])
    ends[0]?.resolve()
    ends[3]?.resolve()
    await Promise.all([taken[0], taken[3]])
    await turns.take(async () => {})
  })
})
