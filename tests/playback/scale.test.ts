import { sumInWords } from '@fieldword/client/playback/moment-words.ts'
import { barsOf, dayFrom, daysOf, flagsOf, mostBars, percentOf } from '@fieldword/client/playback/scale.ts'
import { describe, expect, it } from '@jest/globals'

const second = 1000
const day = 86_400 * second
const start = Date.parse('2026-03-01T10:00:00Z')

/** So many buckets of ten edits; each takes so many milliseconds, a bucket begins `gap` after the last. */
function buckets(count: number, took: (index: number) => number, gap: number) {
  let at = start
  return Array.from({ length: count }, (_, index) => {
    const [firstAt, lastAt] = [at, at + took(index)].map(time => new Date(time).toISOString()) as [string, string]
    at += took(index) + gap
    return { fromSeq: index * 10 + 1, toSeq: (index + 1) * 10, firstAt, lastAt, edits: 10, people: [] }
  })
}

/** Single edits, each so many milliseconds after the last. */
function pauses(gaps: readonly number[]) {
  let at = start
  return gaps.map((gap, index) => {
    at += gap
    const time = new Date(at).toISOString()
    return { fromSeq: index + 1, toSeq: index + 1, firstAt: time, lastAt: time, edits: 1, people: [] }
  })
}

describe('the track', () => {
  it('[COL32] has bars as high as they were written fast', () => {
    const bars = barsOf({ buckets: buckets(3, index => [second, 60 * second, 10 * second][index] ?? 0, 0) })
    expect(bars.map(({ fromSeq, toSeq }) => [fromSeq, toSeq])).toEqual([
      [1, 10],
      [11, 20],
      [21, 30],
    ])
    const [fast = 0, slow = 0, between = 0] = bars.map(bar => bar.height)
    expect(fast).toBe(1)
    expect(between).toBeLessThan(fast)
    expect(slow).toBeLessThan(between)
  })

  it('[COL32] counts the time before an edit, but no night', () => {
    const [, paused = 0, steady = 0] = barsOf({ buckets: pauses([0, 60 * second, second]) }).map(bar => bar.height)
    expect(paused).toBeLessThan(steady)
    const [, night, week] = barsOf({ buckets: pauses([0, day, 7 * day]) }).map(bar => bar.height)
    expect(night).toBe(week)
  })

  it('[COL32] has no more bars than can be told apart, and they cover every edit', () => {
    const bars = barsOf({ buckets: buckets(200, () => second, 0) })
    expect(bars.length).toBeLessThanOrEqual(mostBars)
    expect(bars[0]?.fromSeq).toBe(1)
    expect(bars.at(-1)?.toSeq).toBe(2000)
    for (const [index, bar] of bars.entries()) expect(bar.fromSeq).toBe((bars[index - 1]?.toSeq ?? 0) + 1)
    expect(barsOf({ buckets: buckets(1, () => 0, 0) })).toMatchObject([{ height: 1 }])
  })

  it('[COL32] names days where there is room for them', () => {
    const flags = flagsOf({ buckets: buckets(100, () => second, day), lastSeq: 1000 })
    expect(flags[0]).toEqual({ seq: 1, label: '1 Mar' })
    expect(flags.length).toBeLessThanOrEqual(6)
    for (const [index, { seq }] of flags.entries()) expect(seq - (flags[index - 1]?.seq ?? -999)).toBeGreaterThan(160)
  })

  it('[COL32] goes from day to day, and to the ends', () => {
    const days = daysOf(buckets(3, () => second, day))
    expect(days.map(({ seq }) => seq)).toEqual([1, 11, 21])
    expect([dayFrom(days, 5, 1, 30), dayFrom(days, 21, 1, 30)]).toEqual([11, 30])
    expect([dayFrom(days, 25, -1, 30), dayFrom(days, 21, -1, 30), dayFrom(days, 1, -1, 30)]).toEqual([21, 11, 1])
  })

  it('puts the first edit at the start and the last at the end', () => {
    expect([percentOf(1, 101), percentOf(51, 101), percentOf(101, 101), percentOf(1, 1)]).toEqual([0, 50, 100, 100])
    expect([sumInWords(1, 1), sumInWords(412, 31)]).toEqual(['1 edit, 1 person', '412 edits, 31 people'])
  })
})
