import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { assignReview, listAssignees } from '@fieldword/server/review/assignment-commands.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { fillFacts } from '@fieldword/server/review/facts-commands.ts'
import { listQueue, placeInQueue, queueFigures } from '@fieldword/server/review/queueing.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { QueueFilter } from '@fieldword/shared/review/queue-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let people: Awaited<ReturnType<typeof twoPeople>>
let other: SignedIn
let second: SignedIn
let now = new Date('2026-03-01T12:00:00Z')
/** In the order in which they were opened, a day apart. */
const reviews = new Map<string, ReviewRef>()

const days = (count: number) => {
  now = new Date(now.getTime() + count * 86_400_000)
}
const idOf = (title: string) => reviews.get(title)?.id ?? ''

beforeAll(async () => {
  test = await createTestPlatform({ clock: () => now })
  people = await twoPeople(test.platform)
  other = await aMember(test.platform, 'Zoë Newcomer')
  second = await aModerator(test.platform)
  const { author } = people
  const propose = async (title: string, { by = author, kind = 'article' as const, text = 'Text.' } = {}) => {
    days(1)
    const { slug } = await author.makePage(title, { kind })
    reviews.set(title, await by.propose(slug, textOf(text)))
  }
  await propose('Délta', { text: 'Four words are here.' })
  await propose('Bravo', { text: 'Mail ada@example.org.' })
  await propose('Alpha', { by: authorOf(test.platform, other) })
  await author.makePage('Charlie', { kind: 'definition' })
  days(1)
  const told = { changeKind: 'meaning', summary: 'Says what it is' } as const
  reviews.set('Charlie', await author.propose('charlie', textOf('What it is, at length.'), told))
})
afterAll(() => test.close())

async function titles(filter: QueueFilter & { cursor?: string; limit?: number }, actor: SignedIn = people.moderator) {
  const part = await listQueue(test.platform, actor, { limit: 10, ...filter })
  return { ...part, titles: part.items.map(({ page }) => page.title) }
}

describe('[RV100] the queue is sorted', () => {
  it.each([
    ['by age', {}, ['Délta', 'Bravo', 'Alpha', 'Charlie']],
    ['by age, the newest first', { turned: true }, ['Charlie', 'Alpha', 'Bravo', 'Délta']],
    ['by size, the largest first', { sort: 'size' }, ['Charlie', 'Bravo', 'Délta', 'Alpha']],
    ['by size, the smallest first', { sort: 'size', turned: true }, ['Alpha', 'Délta', 'Bravo', 'Charlie']],
    ['by page', { sort: 'page' }, ['Alpha', 'Bravo', 'Charlie', 'Délta']],
  ] as const)('%s', async (_, filter, expected) => {
    expect((await titles(filter)).titles).toEqual(expected)
  })

  it('and walked both ways in any order, part by part, with the place of each', async () => {
    for (const sort of ['age', 'size', 'page'] as const) {
      const all = (await titles({ sort })).titles
      const first = await titles({ sort, limit: 2 })
      expect(first).toMatchObject({ titles: all.slice(0, 2), previousCursor: null, total: 4, before: 0 })
      const next = await titles({ sort, limit: 2, cursor: first.nextCursor ?? '' })
      expect(next).toMatchObject({ titles: all.slice(2), nextCursor: null, total: 4, before: 2 })
      const back = await titles({ sort, limit: 2, cursor: next.previousCursor ?? '' })
      expect(back).toMatchObject({ titles: all.slice(0, 2), previousCursor: null, before: 0 })
    }
  })
})

describe('[RV100] the queue is narrowed', () => {
  it.each([
    ['to a title, whatever its accents', { text: 'DELTA' }, ['Délta']],
    ['to a name', { text: 'zoë' }, ['Alpha']],
    ['to signs that stand in no title', { text: '%' }, []],
    ['to a kind of page', { page: 'definition' }, ['Charlie']],
    ['to a kind of change', { kind: 'meaning' }, ['Charlie']],
    ['to a hint', { hint: 'personal-data' }, ['Bravo']],
    ['to first edits, one for each account', { hint: 'first-edit' }, ['Délta', 'Alpha']],
    ['to conflicts', { hint: 'conflict' }, []],
    ['by several at once', { page: 'article', text: 'a', hint: 'first-edit' }, ['Délta', 'Alpha']],
  ] as const)('%s', async (_, filter, expected) => {
    const found = await titles(filter)
    expect(found.titles).toEqual(expected)
    expect(found.total).toBe(expected.length)
  })
})

describe('[RV101] facts', () => {
  it('stand at each proposal, and are found out again where they are missing', async () => {
    const { prisma } = test.platform.database
    const facts = await prisma.reviewFacts.findMany({ orderBy: { reviewId: 'asc' } })
    expect(facts).toHaveLength(reviews.size)
    await prisma.reviewFacts.deleteMany()
    expect((await titles({ sort: 'size' })).items.map(({ facts }) => facts)).toEqual([null, null, null, null])
    await fillFacts(test.platform)
    expect(await prisma.reviewFacts.findMany({ orderBy: { reviewId: 'asc' } })).toEqual(facts)
  })
})

describe('[RV105] taking', () => {
  const assign = (title: string, assigneeId: string | null, seenId: string | null, by = people.moderator) =>
    assignReview(test.platform, by, { id: idOf(title), assigneeId, seenId })

  it('puts a proposal among those of whoever took it, and keeps nobody from deciding', async () => {
    expect(await assign('Bravo', people.moderator.id, null)).toMatchObject({ assignee: { id: people.moderator.id } })
    expect((await titles({ show: 'yours' })).titles).toEqual(['Bravo'])
    expect((await titles({ show: 'yours' }, second)).titles).toEqual([])
    expect((await titles({ free: true })).titles).toEqual(['Délta', 'Alpha', 'Charlie'])
    expect((await titles({})).items.map(({ assignee }) => assignee?.id ?? null)).toEqual([
      ...[null, people.moderator.id, null, null],
    ])
  })

  it('by two at once is one’s; the other hears of it', async () => {
    const attempts = await Promise.allSettled([
      assign('Délta', people.moderator.id, null),
      assign('Délta', second.id, null, second),
    ])
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const taken = attempts[0]?.status === 'fulfilled' ? people.moderator.id : second.id
    expect(await refusalOf(assign('Délta', null, null))).toBe('assignment-moved-on')
    expect(await refusalOf(assign('Délta', taken, taken))).toBe('already-so')
    await assign('Délta', null, taken)
  })

  it('is for moderators, of what others wrote, while it is open', async () => {
    expect(await refusalOf(assign('Alpha', people.member.id, null, people.member))).toBe('forbidden')
    expect(await refusalOf(assign('Alpha', people.member.id, null))).toBe('no-moderator')
    expect(await refusalOf(listAssignees(test.platform, people.member))).toBe('forbidden')
    const { items } = await listAssignees(test.platform, second)
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set([people.moderator.id, second.id]))
    days(1)
    const { slug } = await people.author.makePage('Their own')
    const own = await authorOf(test.platform, second).propose(slug, textOf('Mine.'))
    const attempt = assignReview(test.platform, people.moderator, { id: own.id, assigneeId: second.id, seenId: null })
    expect(await refusalOf(attempt)).toBe('own-revision')
    await decideReview(test.platform, people.moderator, { id: own.id, kind: 'reject', reason: 'A test.' })
    const late = assignReview(test.platform, second, { id: own.id, assigneeId: people.moderator.id, seenId: null })
    expect(await refusalOf(late)).toBe('review-closed')
  })

  it('[RV106] holds as long as who took it moderates', async () => {
    await assign('Charlie', second.id, null)
    const { prisma } = test.platform.database
    await prisma.user.update({ where: { id: second.id }, data: { role: 'member' } })
    expect((await titles({ text: 'Charlie', free: true })).items[0]?.assignee).toBeNull()
    expect(await refusalOf(assign('Charlie', second.id, null))).toBe('no-moderator')
    await assign('Charlie', people.moderator.id, null)
    await prisma.user.update({ where: { id: second.id }, data: { role: 'moderator' } })
    expect((await titles({ text: 'Charlie' })).items[0]?.assignee?.id).toBe(people.moderator.id)
  })

  it('[RV107] is in a log that is only added to', async () => {
    const { assignments, assignee } = await placeInQueue(test.platform, second, { id: idOf('Charlie') })
    expect(assignee?.id).toBe(people.moderator.id)
    expect(assignments.map(({ assignee, by }) => [assignee?.id, by?.id])).toEqual([
      [second.id, people.moderator.id],
      [people.moderator.id, people.moderator.id],
    ])
    const { prisma } = test.platform.database
    await expect(prisma.reviewAssignment.deleteMany()).rejects.toThrow('only added to')
  })
})

describe('[RV109] a place in the queue', () => {
  it('has its neighbours in the same filter and order, also once it is decided on', async () => {
    const inOrder = { page: 'article', sort: 'page' } as const
    const at = (title: string) => placeInQueue(test.platform, people.moderator, { id: idOf(title), ...inOrder })
    expect(await at('Alpha')).toMatchObject({
      before: 0,
      total: 3,
      fits: true,
      previousId: null,
      nextId: idOf('Bravo'),
    })
    expect(await at('Délta')).toMatchObject({ before: 2, previousId: idOf('Bravo'), nextId: null })
    await decideReview(test.platform, people.moderator, { id: idOf('Bravo'), kind: 'reject', reason: 'Personal data.' })
    expect(await at('Bravo')).toMatchObject({
      ...{ total: 2, fits: false, previousId: idOf('Alpha'), nextId: idOf('Délta') },
    })
  })
})

describe('[RV110] the figures', () => {
  it('are of what waits: how many, since when, and how many past the promise', async () => {
    const figures = () => queueFigures(test.platform, people.moderator)
    expect(await figures()).toMatchObject({
      ...{ waiting: 3, late: 0, yours: 1, promisedDays: 7 },
      ...{ oldest: reviews.get('Délta')?.openedAt, median: reviews.get('Alpha')?.openedAt },
    })
    days(5)
    expect((await figures()).late).toBe(1)
  })
})
