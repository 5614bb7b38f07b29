import { listChanges, listContributions } from '@fieldword/server/pages/changes.ts'
import { changesFeed } from '@fieldword/server/pages/feeds.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { writeLongHistory } from '../support/long-history.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>
let ada: Awaited<ReturnType<typeof aMember>>

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
  ada = await aMember(platform, 'Ada Lovelace')
  const article = await people.author.makePage('Article')
  const definition = await people.author.makePage('Definition', { kind: 'definition' })
  const old = await people.author.makePage('Gone')
  await people.publish(article.slug, textOf('One.'))
  await people.publish(old.slug, textOf('Two.'))
  await people.publish(definition.slug, textOf('Three.'))
  // Both type; Ada four characters of the fourteen.
  await authorOf(platform, ada).write(article.slug, textOf('One. Ada.'))
  await people.publish(article.slug, textOf('One. Ada. And more.'))
  await authorOf(platform, ada).propose(definition.slug, textOf('Three. Waits.'))
  await platform.database.prisma.page.update({ where: { slug: old.slug }, data: { deletedAt: platform.clock() } })
})
afterAll(() => test.close())

type Wish = Partial<Parameters<typeof listChanges>[2]>
const changes = (actor: Actor, wish: Wish = {}) => listChanges(platform, actor, { limit: 10, ...wish })
const named = (items: readonly { readonly page: { readonly slug: string }; readonly number: number }[]) =>
  items.map(({ page, number }) => `${page.slug} r${number}`)

describe('recent changes', () => {
  it('[PG30] are those of all pages that are there, newest first', async () => {
    const { items, total } = await changes(people.member)
    expect(named(items)).toEqual(['definition r2', 'article r2', 'definition r1', 'article r1'])
    expect(items[1]).toMatchObject({ page: { title: 'Article', kind: 'article' }, current: true })
    expect(total).toBeNull()
  })

  it('[PG30] [REV8] are for visitors what was approved', async () => {
    const { items, nextCursor } = await changes(visitor)
    expect(named(items)).toEqual(['article r2', 'definition r1', 'article r1'])
    expect(nextCursor).toBeNull()
  })

  it.each<[string, Wish, string[]]>([
    ['a kind of page', { page: 'definition' }, ['definition r2', 'definition r1']],
    ['an author', { author: 'Ada Lovelace' }, ['definition r2', 'article r2']],
    ['a text', { text: 'and more', in: 'added' }, ['article r2']],
    ['several', { page: 'definition', state: 'pending', author: 'ada lovelace' }, ['definition r2']],
  ])('[PG31] are narrowed to %s', async (_, wish, expected) => {
    const { items, total } = await changes(people.member, wish)
    expect(named(items)).toEqual(expected)
    expect(total).toEqual({ count: expected.length, exact: true })
  })

  it('[PG60] show what was imported of a page as one, and each where they are narrowed', async () => {
    const { slug, id } = await people.author.makePage('Imported')
    await people.publish(slug, textOf('Written here.'))
    const imported = (number: number, state: 'approved' | 'rejected' = 'approved') =>
      platform.database.inTransaction(tx =>
        createRevision(tx, {
          ...{
            id: platform.newId(),
            pageId: id,
            parentId: null,
            document: textOf(`Number ${number}.`),
            title: 'Imported',
          },
          ...{ summary: `Edit ${number}`, changeKind: 'wording', origin: 'import', state, createdById: null },
          ...{ createdAt: platform.clock(), writtenOn: '2011-06', authors: [], outsideAuthors: ['Grace Hopper'] },
        }),
      )
    for (const number of [2, 3, 4]) await imported(number)
    await imported(5, 'rejected')
    const told = async (actor: Actor, wish: Wish = {}) =>
      (await changes(actor, { limit: 50, ...wish })).items
        .filter(({ page }) => page.slug === slug)
        .map(({ number, standsFor }) => [number, standsFor])
    expect(await told(people.member)).toEqual([
      [5, 4],
      [1, 1],
    ])
    // What visitors may not read stands for nothing that they may.
    expect(await told(visitor)).toEqual([
      [4, 3],
      [1, 1],
    ])
    expect((await told(visitor, { tag: 'import' })).map(([number]) => number)).toEqual([4, 3, 2])
    await people.publish(slug, textOf('Written here, and on.'))
    await imported(7)
    expect(await told(visitor)).toEqual([
      [7, 1],
      [6, 1],
      [4, 3],
      [1, 1],
    ])
    const { entries } = await changesFeed(platform, {})
    expect(entries.map(({ title }) => title)).toContain('Imported: 3 revisions imported')
    await platform.database.prisma.page.update({ where: { id }, data: { deletedAt: platform.clock() } })
  })

  it('[PG31] are walked both ways', async () => {
    const first = await changes(people.member, { limit: 3 })
    const rest = await changes(people.member, { limit: 3, cursor: first.nextCursor ?? undefined })
    expect(named(rest.items)).toEqual(['article r1'])
    expect((await changes(people.member, { limit: 3, cursor: rest.previousCursor ?? undefined })).items).toEqual(
      first.items,
    )
    expect(named((await changes(people.member, { limit: 1, cursor: 'oldest' })).items)).toEqual(['article r1'])
    expect(await refusalOf(changes(people.member, { cursor: '17' }))).toBe('bad-input')
  })
})

describe('what somebody wrote', () => {
  const written = async (actor: Actor, wish: Wish = {}) =>
    listContributions(platform, actor, { id: ada.id, limit: 10, ...wish })

  it('[PG32] is theirs alone, with their share', async () => {
    const { items, total } = await written(people.member)
    expect(named(items)).toEqual(['definition r2', 'article r2'])
    expect(items[1]?.share).toBeCloseTo(5 / 15)
    expect(total).toEqual({ count: 2, exact: true })
    expect(named((await written(visitor)).items)).toEqual(['article r2'])
    expect(named((await written(people.member, { page: 'definition' })).items)).toEqual(['definition r2'])
  })

  it('[PG32] does not tell whose a revision is where that is hidden', async () => {
    const { id: pageId } = await findPage(platform, 'article')
    const hide = (authorsHidden: boolean) =>
      platform.database.prisma.revision.updateMany({ where: { pageId, number: 2 }, data: { authorsHidden } })
    await hide(true)
    expect(named((await written(people.member)).items)).toEqual(['definition r2'])
    expect((await written(visitor)).total).toEqual({ count: 0, exact: true })
    expect(named((await written(people.moderator)).items)).toEqual(['definition r2', 'article r2'])
    await hide(false)
  })

  it('[PG32] is not there of somebody who is not', async () => {
    const nobody = listContributions(platform, people.member, { id: platform.newId(), limit: 10 })
    expect(await refusalOf(nobody)).toBe('not-found')
  })

  it('[PG31] [REV40] is walked through however long it is', async () => {
    const busy = await aMember(platform)
    const page = await people.author.makePage('Busy')
    await writeLongHistory(platform, { pageId: page.id, userId: busy.id, revisions: 250 })
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const part = await listContributions(platform, visitor, { id: busy.id, limit: 100, cursor })
      seen.push(...part.items.map(({ number }) => number))
      cursor = part.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(Array.from({ length: 250 }, (_, index) => 250 - index))
  })
})
