import type { Platform } from '@fieldword/server/platform/platform.ts'
import { compareDraft } from '@fieldword/server/review/draft-comparing.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
  await people.author.makePage('Mastery')
})
afterAll(() => test.close())

it('[RV40] a draft of a page without an approved text is all new', async () => {
  await people.author.write('mastery', textOf('What learners can show.'))
  const { from, comparison } = await compareDraft(platform, people.member, { slug: 'mastery' })
  expect(from).toBeNull()
  expect(comparison.summary).toBe('One paragraph added.')
})

it('[RV40] a draft is compared as it is now with what visitors read, and with any revision', async () => {
  await people.publish('mastery', textOf('What learners can show.'))
  await people.publish('mastery', textOf('What learners know.'))
  await people.author.write('mastery', textOf('What learners know and can do.'))
  const { from, comparison, seq } = await compareDraft(platform, people.member, { slug: 'mastery' })
  expect([from?.number, comparison.words]).toEqual([2, { added: 3, removed: 0 }])
  expect(seq).toBeGreaterThan(0)
  const older = await compareDraft(platform, people.member, { slug: 'mastery', from: 1 })
  expect([older.from?.number, older.comparison.counts.reworded]).toEqual([1, 1])
  await people.author.write('mastery', textOf('What learners know.'))
  expect((await compareDraft(platform, people.member, { slug: 'mastery' })).comparison.changes).toBe(0)
})

it('[RV40] a draft is for those who may read drafts, and a revision for those who may read it', async () => {
  expect(await refusalOf(compareDraft(platform, visitor, { slug: 'mastery' }))).toBe('sign-in-needed')
  expect(await refusalOf(compareDraft(platform, people.member, { slug: 'mastery', from: 77 }))).toBe('not-found')
  await platform.database.prisma.revision.updateMany({ where: { number: 1 }, data: { textHidden: true } })
  expect(await refusalOf(compareDraft(platform, people.member, { slug: 'mastery', from: 1 }))).toBe('text-hidden')
  expect((await compareDraft(platform, people.moderator, { slug: 'mastery', from: 1 })).comparison.changes).toBe(1)
})
