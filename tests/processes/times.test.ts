import { instantIn } from '@fieldword/client/processes/instant-field.tsx'
import { datesOf } from '@fieldword/client/processes/stage-dates.ts'
import { toTheMinute } from '@fieldword/client/ui/dates.ts'
import { commentCriteria } from '@fieldword/shared/processes/breadth.ts'
import { stageWish, wishesOf } from '@fieldword/shared/processes/planned.ts'
import { findPreset } from '@fieldword/shared/processes/presets.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

const day = 24 * 60 * 60 * 1000
const { env } = process
const before = env.TZ

// A server whose clocks go forward on 29 March 2026 at 02:00, and back on 25 October at 03:00.
beforeAll(() => {
  env.TZ = 'Europe/Berlin'
})
afterAll(() => {
  if (before === undefined) delete env.TZ
  else env.TZ = before
})

describe('[PR365] times, on a server whose clocks change', () => {
  it('are written in UTC: an hour that its clocks leave out, and one that they tell twice, are instants as any', () => {
    expect(new Date('2026-03-29T02:30').getHours()).toBe(3)
    expect(instantIn('2026-03-29T02:30')).toBe('2026-03-29T02:30:00.000Z')
    expect(instantIn('2026-10-25T02:30')).toBe('2026-10-25T02:30:00.000Z')
    const opensAt = '2026-03-29T02:30:00'
    expect(stageWish.safeParse({ kind: 'comment', opensAt: `${opensAt}Z` }).success).toBe(true)
    expect(stageWish.safeParse({ kind: 'comment', opensAt }).success).toBe(false)
    expect(stageWish.safeParse({ kind: 'comment', opensAt: `${opensAt}+01:00` }).success).toBe(false)
  })

  it('are told in UTC, to everybody alike', () => {
    const until = '2026-03-28T23:30:00.000Z'
    expect(new Date(until).getDate()).toBe(29)
    expect(toTheMinute(until)).toBe('28 March 2026, 23:30 UTC')
    const dated = { opensAt: null, openedAt: null, closedAt: null, closesAt: until, state: 'planned' as const }
    expect(datesOf(dated)).toBe('until 28 Mar 2026')
    const said = { closesAt: new Date(until), now: new Date(until), elements: 0, commented: 0, people: 0 }
    expect(commentCriteria(said, { everyElement: false, people: 0 })).toEqual([
      { key: 'deadline', text: 'Comments are open until 2026-03-28 23:30 UTC.', met: true, explainable: true },
    ])
  })

  it('are as many days of 24 hours apart as a preset says, across a change of the clocks', () => {
    const light = findPreset('light')
    if (!light) throw new Error('There is no such preset.')
    const dated = wishesOf(light, new Date('2026-03-15T09:00:00Z'))
    expect(dated[0]).toMatchObject({ opensAt: '2026-03-15T09:00:00.000Z', closesAt: '2026-04-12T09:00:00.000Z' })
    for (const { opensAt, closesAt } of dated) {
      expect((Date.parse(closesAt ?? '') - Date.parse(opensAt ?? '')) % day).toBe(0)
    }
  })
})
