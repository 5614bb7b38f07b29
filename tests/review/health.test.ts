import { queueHealth } from '@fieldword/server/review/health.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { weeksTold } from '@fieldword/shared/review/health-contract.ts'
import { healthCsv } from '@fieldword/shared/review/health-csv.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { decideAs, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let people: Awaited<ReturnType<typeof twoPeople>>
/** A Monday. */
let now = new Date('2026-03-02T00:00:00Z')

beforeAll(async () => {
  test = await createTestPlatform({ clock: () => now })
  people = await twoPeople(test.platform)
})
afterAll(() => test.close())

describe('[RV112] how the queue did', () => {
  it('is told week by week, from what was proposed and decided', async () => {
    const propose = async (title: string) => {
      const { slug } = await people.author.makePage(title)
      return people.author.propose(slug, textOf(`Text of ${title}.`))
    }
    const [first, second, third] = [await propose('One'), await propose('Two'), await propose('Three')]
    now = new Date('2026-03-04T00:00:00Z')
    await decideAs(test.platform, people.moderator, first, 'approve', '')
    now = new Date('2026-03-12T00:00:00Z')
    await decideAs(test.platform, people.moderator, second, 'reject', 'Late.')
    now = new Date('2026-03-13T00:00:00Z')
    await decideAs(test.platform, people.member, third, 'withdraw', '')
    await propose('Four')
    now = new Date('2026-03-13T12:00:00Z')
    const health = await queueHealth(test.platform, people.member)
    expect(health.weeks).toHaveLength(weeksTold)
    expect(health.weeks.slice(-3)).toEqual([
      {
        ...{ from: '2026-02-23T00:00:00.000Z', opened: 0, closed: 0, open: 0 },
        ...{ medianWait: null, oldestWait: null, decided: 0, inTime: 0 },
      },
      {
        ...{ from: '2026-03-02T00:00:00.000Z', opened: 3, closed: 1, open: 2 },
        ...{ medianWait: 48, oldestWait: 168, decided: 1, inTime: 1 },
      },
      {
        ...{ from: '2026-03-09T00:00:00.000Z', opened: 1, closed: 2, open: 1 },
        ...{ medianWait: 240, oldestWait: 12, decided: 1, inTime: 0 },
      },
    ])
    expect(health.load).toMatchObject([
      { moderator: { id: people.moderator.id }, approved: 1, requested: 0, rejected: 1 },
    ])
    expect(healthCsv(health).trimEnd().split('\r\n').at(-1)).toBe('"2026-03-09",1,2,1,240,12,1,0')
  })

  it('is for members', async () => {
    expect(await refusalOf(queueHealth(test.platform, visitor))).toBe('sign-in-needed')
  })
})
