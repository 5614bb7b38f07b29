import { createPage, movePage, renamePage } from '@fieldword/server/pages/commands.ts'
import { listPages, readPage } from '@fieldword/server/pages/index.ts'
import { readApprovedText, readPlace, suggestPages } from '@fieldword/server/pages/reading.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let member: SignedIn
let made = 0
/** Each test has titles of its own, so that none sees another's pages. */
let mark: string

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  member = await aMember(platform)
})
afterAll(() => test.close())
beforeEach(() => {
  made += 1
  mark = `x${made}`
})

const make = (title: string, parent?: PageRef) =>
  createPage(platform, member, { title: `${title} ${mark}`, kind: 'article', parentSlug: parent?.slug ?? null })
const read = (slug: string) => readPage(platform, member, slug)
const titles = (pages: readonly PageRef[]) => pages.map(({ title }) => title.replace(` ${mark}`, ''))
const childrenOf = async (page: PageRef) => titles((await read(page.slug)).children)

describe('addresses', () => {
  it('[PG1] a page is at the address its title gives, or at the one asked for', async () => {
    expect((await make('Seat time')).slug).toBe(`seat-time-${mark}`)
    const wish = { title: `Anything ${mark}`, slug: `My-Slug-${mark}`, kind: 'definition', parentSlug: null } as const
    expect((await createPage(platform, member, wish)).slug).toBe(`my-slug-${mark}`)
  })

  it('[PG2] the address in other letters leads to the page', async () => {
    const page = await make('Größe')
    expect((await read(`GRO\u0308SSE-${mark}`.replace('SS', 'ß'))).id).toBe(page.id)
  })

  it('[PG4] old addresses lead to the page, which tells its present one', async () => {
    const page = await make('First')
    await renamePage(platform, member, { slug: page.slug, title: `Second ${mark}` })
    await renamePage(platform, member, { slug: page.slug, title: `Third ${mark}` })
    for (const slug of ['first', 'second', 'third']) {
      expect(await read(`${slug}-${mark}`)).toMatchObject({
        id: page.id,
        slug: `third-${mark}`,
        title: `Third ${mark}`,
      })
    }
  })

  it('[PG24] its text is told without what lies around it', async () => {
    const { author, publish } = await twoPeople(platform)
    const page = await author.makePage(`Beside ${mark}`)
    expect(await readApprovedText(platform, visitor, page.slug)).toEqual({ text: null })
    await publish(page.slug, textOf('Words.'))
    const { text } = await readApprovedText(platform, visitor, page.slug)
    expect(text).toEqual((await readPage(platform, visitor, page.slug)).text)
    expect(text?.html).toContain('Words.')
  })

  it('[PG24] what stands over all that belongs to a page is told by any of its addresses, without its text', async () => {
    const top = await make('Top')
    const middle = await make('Middle', top)
    const page = await make('First', middle)
    await renamePage(platform, member, { slug: page.slug, title: `Second ${mark}` })
    const { ancestors, slug, deletedAt, ...rest } = await readPlace(platform, member, `first-${mark}`)
    expect({ slug, deletedAt, above: titles(ancestors) }).toEqual({
      slug: `second-${mark}`,
      deletedAt: null,
      above: ['Top', 'Middle'],
    })
    expect(rest).not.toHaveProperty('text')
  })

  it('[PG4] no page takes an address that leads or led to another', async () => {
    const page = await make('First')
    const other = await make('Other')
    await renamePage(platform, member, { slug: page.slug, title: `Second ${mark}` })
    expect(await refusalOf(make('First'))).toBe('slug-taken')
    expect(await refusalOf(make('Second'))).toBe('slug-taken')
    for (const title of ['First', 'Second']) {
      expect(await refusalOf(renamePage(platform, member, { slug: other.slug, title: `${title} ${mark}` }))).toBe(
        'slug-taken',
      )
    }
    expect((await read(other.slug)).title).toBe(`Other ${mark}`)
  })

  it('[PG4] a page takes back an address of its own', async () => {
    const page = await make('First')
    await renamePage(platform, member, { slug: page.slug, title: `Second ${mark}` })
    const back = await renamePage(platform, member, { slug: page.slug, title: `First ${mark}` })
    expect(back.slug).toBe(`first-${mark}`)
  })

  it('[PG4] of two who make the same address at once, one is refused', async () => {
    const attempts = await Promise.allSettled([make('Same'), make('Same')])
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('[PG1] a title without letters is refused', async () => {
    const wish = { title: '???', kind: 'article', parentSlug: null } as const
    expect(await refusalOf(createPage(platform, member, wish))).toBe('title-unusable')
  })
})

describe('the tree', () => {
  it('[PG5] a new page comes last below its parent, and knows its line', async () => {
    const top = await make('Top')
    const middle = await make('Middle', top)
    await make('Another', top)
    const leaf = await make('Leaf', middle)
    expect(await childrenOf(top)).toEqual(['Middle', 'Another'])
    const view = await read(leaf.slug)
    expect(titles(view.ancestors)).toEqual(['Top', 'Middle'])
    expect(view.parent?.id).toBe(middle.id)
    expect(titles((await read(middle.slug)).siblings)).toEqual(['Middle', 'Another'])
  })

  it('[PG5] a page is put first, after another, below another page and at the top', async () => {
    const top = await make('Top')
    const [a, b, c] = [await make('A', top), await make('B', top), await make('C', top)]
    await movePage(platform, member, { slug: c.slug, parentSlug: top.slug, afterSlug: null })
    expect(await childrenOf(top)).toEqual(['C', 'A', 'B'])
    await movePage(platform, member, { slug: c.slug, parentSlug: top.slug, afterSlug: a.slug })
    expect(await childrenOf(top)).toEqual(['A', 'C', 'B'])
    await movePage(platform, member, { slug: b.slug, parentSlug: a.slug, afterSlug: null })
    expect(await childrenOf(top)).toEqual(['A', 'C'])
    expect(await childrenOf(a)).toEqual(['B'])
    await movePage(platform, member, { slug: b.slug, parentSlug: null, afterSlug: top.slug })
    expect((await read(b.slug)).ancestors).toEqual([])
  })

  it('[PG5] a page cannot stand below itself or below what stands below it', async () => {
    const top = await make('Top')
    const leaf = await make('Leaf', await make('Middle', top))
    const move = (parent: PageRef) =>
      movePage(platform, member, { slug: top.slug, parentSlug: parent.slug, afterSlug: null })
    expect(await refusalOf(move(leaf))).toBe('page-cycle')
    expect(await refusalOf(move(top))).toBe('page-cycle')
    expect(titles((await read(leaf.slug)).ancestors)).toEqual(['Top', 'Middle'])
  })

  it('[PG5] two who move two pages below each other at once make no circle', async () => {
    const [a, b] = [await make('A'), await make('B')]
    const attempts = await Promise.allSettled([
      movePage(platform, member, { slug: a.slug, parentSlug: b.slug, afterSlug: null }),
      movePage(platform, member, { slug: b.slug, parentSlug: a.slug, afterSlug: null }),
    ])
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('[PG5] only a page below the new parent can be named to come before', async () => {
    const [a, b] = [await make('A'), await make('B')]
    const wish = { slug: a.slug, parentSlug: null, afterSlug: (await make('C', b)).slug }
    expect(await refusalOf(movePage(platform, member, wish))).toBe('bad-input')
  })
})

describe('lists', () => {
  it('[PG9] visitors find approved pages, members all', async () => {
    const { author, publish } = await twoPeople(platform)
    const top = await author.makePage(`Parent ${mark}`)
    const approved = await author.makePage(`Approved ${mark}`, { parentSlug: top.slug })
    await author.makePage(`Unseen ${mark}`, { parentSlug: top.slug })
    await publish(approved.slug, textOf('Words.'))
    expect(titles((await readPage(platform, visitor, top.slug)).children)).toEqual(['Approved'])
    expect(await childrenOf(top)).toEqual(['Approved', 'Unseen'])
    expect(titles((await suggestPages(platform, visitor, mark)).items)).toEqual(['Approved'])
    expect(titles((await suggestPages(platform, member, mark)).items)).toEqual(['Parent', 'Unseen', 'Approved'])
    expect((await readPage(platform, visitor, `unseen-${mark}`)).text).toBeNull()
  })

  it('[PG3] all pages come by title, part by part', async () => {
    for (const title of ['Zebra', 'éclair', 'Apple']) await make(title)
    const seen: PageRef[] = []
    let cursor: string | undefined
    do {
      const part = await listPages(platform, member, { limit: 2, cursor })
      expect(part.items.length).toBeLessThanOrEqual(2)
      seen.push(...part.items)
      cursor = part.nextCursor ?? undefined
    } while (cursor)
    expect(titles(seen.filter(({ title }) => title.endsWith(` ${mark}`)))).toEqual(['Apple', 'éclair', 'Zebra'])
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  })

  it('[PG3] a cursor that is none is refused', async () => {
    expect(await refusalOf(listPages(platform, member, { limit: 2, cursor: 'x' }))).toBe('bad-input')
  })

  it('[PG10] the words asked for begin words of the title, whatever their case and accents', async () => {
    for (const title of ['Éducation par compétences', 'Competency', 'Mastery of competency']) await make(title)
    const suggest = async (q: string) => titles((await suggestPages(platform, member, `${q} ${mark}`)).items)
    expect(await suggest('COMPÉT')).toEqual(['Competency', 'Mastery of competency', 'Éducation par compétences'])
    expect(await suggest('par educ')).toEqual(['Éducation par compétences'])
    expect(await suggest('petency')).toEqual([])
  })

  it('[PG10] signs that mean something to the database are only signs', async () => {
    await make('Competency')
    expect((await suggestPages(platform, member, '%_\\')).items.length).toBeLessThanOrEqual(10)
    expect((await suggestPages(platform, member, `%${mark}%`)).items).toHaveLength(1)
  })
})

describe('who may', () => {
  it('[PG12] a visitor makes, renames and moves nothing', async () => {
    const page = await make('Page')
    const wish = { title: 'By a visitor', kind: 'article', parentSlug: null } as const
    expect(await refusalOf(createPage(platform, visitor, wish))).toBe('sign-in-needed')
    expect(await refusalOf(renamePage(platform, visitor, { slug: page.slug, title: 'New' }))).toBe('sign-in-needed')
    const move = { slug: page.slug, parentSlug: null, afterSlug: null }
    expect(await refusalOf(movePage(platform, visitor, move))).toBe('sign-in-needed')
  })

  it('[PG12] what was done is in the outbox, and what was refused is not', async () => {
    const page = await make('Page')
    await refusalOf(make('Page'))
    await renamePage(platform, member, { slug: page.slug, title: `Renamed ${mark}` })
    await movePage(platform, member, { slug: page.slug, parentSlug: null, afterSlug: null })
    const events = await platform.database.prisma.outboxEvent.findMany({ orderBy: { id: 'asc' } })
    const own = events.filter(({ payload }) => JSON.stringify(payload).includes(page.id))
    expect(own.map(({ kind }) => kind)).toEqual(['page-created', 'page-renamed', 'page-moved'])
    expect(own[0]?.payload).toEqual({ pageId: page.id, actorId: member.id })
  })
})
