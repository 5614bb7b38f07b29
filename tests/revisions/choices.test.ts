import { findPage } from '@fieldword/server/pages/index.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { listChoices } from '@fieldword/server/revisions/history.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { writeLongHistory } from '../support/long-history.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  test = await createTestPlatform()
  people = await twoPeople(test.platform)
})
afterAll(() => test.close())

const choices = async (actor: Actor, slug: string, wish = {}) =>
  listChoices(test.platform, actor, await findPage(test.platform, slug), wish)

describe('revisions to pick from', () => {
  it('[REV72] are the newest thirty that whoever asks may see', async () => {
    const page = await people.author.makePage('Long')
    const revisions = 60
    await writeLongHistory(test.platform, { pageId: page.id, userId: people.member.id, revisions, rejectEvery: 3 })
    const numbers = async (actor: Actor, wish = {}) =>
      (await choices(actor, page.slug, wish)).map(({ number }) => number)
    const down = Array.from({ length: revisions }, (_, index) => revisions - index)
    expect(await numbers(people.member)).toEqual(down.slice(0, 30))
    expect(await numbers(visitor)).toEqual(down.filter(number => number % 3 > 0).slice(0, 30))
    expect(await numbers(people.member, { state: 'rejected' })).toEqual(down.filter(number => number % 3 === 0))
    expect(await numbers(visitor, { state: 'rejected' })).toEqual([])
  })

  it('[REV72] are called by their summary, which nobody but moderators reads where it is hidden [REV22]', async () => {
    const { slug, id } = await people.author.makePage('Called')
    await people.publish(slug, textOf('First.'))
    await people.publish(slug, textOf('Second.'))
    const { id: rejected } = await people.author.propose(slug, textOf('Third.'), { summary: 'More still' })
    await decideReview(test.platform, people.moderator, { id: rejected, kind: 'reject', reason: 'Too much' })
    await test.platform.database.prisma.revision.updateMany({
      where: { pageId: id, number: 2 },
      data: { summaryHidden: true },
    })
    const told = async (actor: Actor) =>
      (await choices(actor, slug)).map(({ number, parentNumber, state, summary, hidden }) => [
        ...[number, parentNumber, state, summary, hidden.summary],
      ])
    expect(await told(visitor)).toEqual([
      [2, 1, 'approved', '', true],
      [1, null, 'approved', 'Say more', false],
    ])
    expect(await told(people.moderator)).toEqual([
      [3, 2, 'rejected', 'More still', false],
      [2, 1, 'approved', 'Say more', true],
      [1, null, 'approved', 'Say more', false],
    ])
  })
})
