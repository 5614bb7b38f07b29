import { renamePage } from '@fieldword/server/pages/commands.ts'
import { existingSlugs, findPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { compareRevisions } from '@fieldword/server/revisions/comparing.ts'
import { createRevision, listHistory, markRevision, type NewRevision } from '@fieldword/server/revisions/index.ts'
import { documentOf, findRevision, readRevisionDocument } from '@fieldword/server/revisions/queries.ts'
import { viewRevision } from '@fieldword/server/revisions/reading.ts'
import { doc, pageLink, paragraph, text } from '@fieldword/shared/document/build.ts'
import { canonicalJson } from '@fieldword/shared/document/canonical.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
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
})
afterAll(() => test.close())

function newRevision(pageId: string, words: string, parentId: string | null = null): NewRevision {
  const createdAt = platform.clock()
  return {
    id: platform.newId(),
    ...{ pageId, parentId, title: 'Page', summary: words, changeKind: 'wording', origin: 'proposal', state: 'pending' },
    ...{ createdById: people.member.id, createdAt, writtenOn: '2026-11-23', authors: [], document: textOf(words) },
  }
}
const create = (revision: NewRevision) => platform.database.inTransaction(tx => createRevision(tx, revision))
const history = async (actor: Actor, slug: string, cursor?: string) =>
  listHistory(platform, actor, await findPage(platform, slug), { limit: 2, cursor })
const view = async (actor: Actor, slug: string, number: number) =>
  viewRevision(platform, actor, await findPage(platform, slug), number, slugs => existingSlugs(platform, slugs))
const compare = async (actor: Actor, slug: string, from: number, to: number) =>
  compareRevisions(platform, actor, await findPage(platform, slug), { from, to })

describe('storing', () => {
  it('[REV2] a text is stored once, by however many at once', async () => {
    const pages = await Promise.all(['one', 'two', 'three'].map(name => people.author.makePage(`Same text ${name}`)))
    const made = await Promise.all(pages.map(({ id }) => create(newRevision(id, 'The same words everywhere.'))))
    expect(new Set(made.map(({ contentHash }) => contentHash)).size).toBe(1)
    const hash = made[0]?.contentHash ?? ''
    expect(await platform.database.prisma.content.count({ where: { hash } })).toBe(1)
    for (const { id } of made) {
      expect(canonicalJson(await readRevisionDocument(platform, id))).toBe(
        canonicalJson(textOf('The same words everywhere.')),
      )
    }
  })

  it('[REV3] every text of a long history is read back', async () => {
    const page = await people.author.makePage('Long history')
    const ids: string[] = []
    for (let number = 1; number <= 20; number += 1) {
      ids.push((await create(newRevision(page.id, `Revision ${number} of it`, ids.at(-1) ?? null))).id)
    }
    for (const [index, id] of ids.entries()) {
      expect(await readRevisionDocument(platform, id)).toMatchObject(textOf(`Revision ${index + 1} of it`))
    }
  })

  it('[REV3] a text that was changed in the database is not shown', async () => {
    const page = await people.author.makePage('Tampered with')
    const own = await create(newRevision(page.id, 'What was approved.'))
    const other = await create(newRevision(page.id, 'What was smuggled in.'))
    const { prisma } = platform.database
    const { packed, size } = await prisma.content.findUniqueOrThrow({ where: { hash: other.contentHash } })
    await prisma.content.update({ where: { hash: own.contentHash }, data: { packed, size } })
    await expect(readRevisionDocument(platform, own.id)).rejects.toThrow(/damaged/)
  })

  it('[REV4] numbers have no gap, however many write at once', async () => {
    const page = await people.author.makePage('Numbered')
    const texts = Array.from({ length: 8 }, (_, index) => newRevision(page.id, `By writer ${index}`))
    const made = await Promise.all(texts.map(create))
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('[REV4] a number whose transaction failed is given again', async () => {
    const page = await people.author.makePage('Failed once')
    const failed = platform.database.inTransaction(async tx => {
      await createRevision(tx, newRevision(page.id, 'Lost'))
      throw new Error('power cut')
    })
    await expect(failed).rejects.toThrow('power cut')
    expect((await create(newRevision(page.id, 'Kept'))).number).toBe(1)
  })

  it('[REV5] the size and the difference to the parent are kept', async () => {
    const page = await people.author.makePage('Sized')
    const first = await create(newRevision(page.id, '12345 789'))
    await create(newRevision(page.id, '12345', first.id))
    const rows = await Promise.all([1, 2].map(number => findRevision(platform.database.prisma, page.id, number)))
    expect(rows.map(row => [row?.characters, row?.delta])).toEqual([
      [9, 9],
      [5, -4],
    ])
  })

  it('[REV6] a revision is closed once', async () => {
    const page = await people.author.makePage('Closed')
    const { id } = await create(newRevision(page.id, 'Words'))
    const mark = (state: 'approved' | 'rejected') => platform.database.inTransaction(tx => markRevision(tx, id, state))
    await mark('rejected')
    await expect(mark('approved')).rejects.toThrow('not pending')
    expect((await findRevision(platform.database.prisma, page.id, 1))?.state).toBe('rejected')
  })

  it('[REV4] a parent of another page is an error', async () => {
    const [page, other] = [await people.author.makePage('Own'), await people.author.makePage('Foreign')]
    const foreign = await create(newRevision(other.id, 'Words'))
    await expect(create(newRevision(page.id, 'More words', foreign.id))).rejects.toThrow()
  })
})

describe('reading', () => {
  let slug: string
  beforeAll(async () => {
    const page = await people.author.makePage('Read by all')
    slug = page.slug
    await people.publish(slug, textOf('First words.'))
    await people.publish(slug, textOf('First words. More words.'))
    const rejected = await people.author.propose(slug, textOf('Nonsense.'))
    await decideReview(platform, people.moderator, { id: rejected.id, kind: 'reject', reason: 'Nonsense.' })
    await people.author.propose(slug, textOf('First words. Even more words.'))
  })

  it('[REV7] [REV21] the history is newest first, part by part, with who wrote and how much', async () => {
    const first = await history(people.member, slug)
    expect(first.items).toMatchObject([
      { number: 4, state: 'pending', current: false, parentNumber: 2 },
      { number: 3, state: 'rejected', current: false, parentNumber: 2 },
    ])
    expect(first.items[0]?.authors).toEqual([
      { id: people.member.id, name: people.member.name, colour: people.member.colour, typed: 36, share: 1 },
    ])
    const rest = await history(people.member, slug, first.nextCursor ?? undefined)
    expect(rest.items).toMatchObject([
      { number: 2, state: 'approved', current: true },
      { number: 1, state: 'approved', current: false, parentNumber: null, origin: 'creation' },
    ])
    expect(rest.nextCursor).toBeNull()
  })

  it('[REV7] a cursor that is none is refused', async () => {
    expect(await refusalOf(history(people.member, slug, 'newest'))).toBe('bad-input')
  })

  it('[REV8] visitors see what was approved, and nothing tells them of the rest', async () => {
    const { items, nextCursor } = await history(visitor, slug)
    expect(items.map(({ number }) => number)).toEqual([2, 1])
    expect(nextCursor).toBeNull()
    expect(await refusalOf(view(visitor, slug, 3))).toBe('not-found')
    expect(await refusalOf(view(visitor, slug, 4))).toBe('not-found')
    expect(await refusalOf(view(visitor, slug, 99))).toBe('not-found')
    expect(await refusalOf(compare(visitor, slug, 2, 4))).toBe('not-found')
    expect((await view(people.member, slug, 4)).state).toBe('pending')
  })

  it('[REV9] a revision keeps its address when the page is renamed', async () => {
    const page = await people.author.makePage('Old title')
    await people.publish(page.slug, doc(paragraph('p', [text('Nowhere', pageLink('no-such-page'))])))
    await renamePage(platform, people.member, { slug: page.slug, title: 'New title' })
    const found = await view(visitor, 'old-title', 1)
    expect(found).toMatchObject({ pageSlug: 'new-title', pageTitle: 'New title', title: 'Old title', number: 1 })
    expect(found.html).toContain('fw-link--missing')
  })

  it('[REV10] two revisions are compared either way', async () => {
    const forth = await compare(visitor, slug, 1, 2)
    expect(forth.comparison).toMatchObject({ counts: { reworded: 1 }, words: { added: 2, removed: 0 } })
    const back = await compare(visitor, slug, 2, 1)
    expect(back.comparison).toMatchObject({ counts: { reworded: 1 }, words: { added: 0, removed: 2 } })
    expect(back.from.number).toBe(2)
  })
})

describe('within a transaction', () => {
  it('[REV2] a text is readable before it is committed', async () => {
    const page = await people.author.makePage('Uncommitted')
    await platform.database.inTransaction(async tx => {
      const { id } = await createRevision(tx, newRevision(page.id, 'Not yet there for others'))
      expect(await documentOf(tx, id)).toMatchObject(textOf('Not yet there for others'))
    })
  })
})
