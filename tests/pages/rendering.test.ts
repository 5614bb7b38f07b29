import { renamePage } from '@fieldword/server/pages/commands.ts'
import { readPage } from '@fieldword/server/pages/index.ts'
import { listLinksHere } from '@fieldword/server/pages/reading.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { doc, heading, pageLink, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
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

const linkTo = (slug: string): DocumentJson => doc(paragraph('p1', [text('See '), text('this', pageLink(slug))]))
const htmlOf = async (slug: string) => (await readPage(platform, visitor, slug)).text?.html
const missing = 'fw-link--missing'

describe('what visitors read', () => {
  it('[PG7] nothing, until a text is approved; then that text, with its headings and people', async () => {
    const page = await people.author.makePage('Reading')
    expect((await readPage(platform, visitor, page.slug)).text).toBeNull()
    await people.publish(page.slug, doc(heading('h', 2, 'A part'), paragraph('p', 'Words.')))
    expect((await readPage(platform, visitor, page.slug)).text).toMatchObject({
      number: 1,
      html: '<h2 id="s-a-part">A part</h2><p>Words.</p>',
      headings: [{ id: 's-a-part', level: 2, text: 'A part' }],
      authors: [{ id: people.member.id, name: people.member.name }],
    })
  })

  it('[PG7] a rendering that is not there is made again', async () => {
    const page = await people.author.makePage('Made again')
    await people.publish(page.slug, textOf('Words.'))
    await platform.database.prisma.pageRendering.delete({ where: { pageId: page.id } })
    expect(await htmlOf(page.slug)).toBe('<p>Words.</p>')
    expect(await platform.database.prisma.pageRendering.count({ where: { pageId: page.id } })).toBe(1)
  })

  it('[PG8] what moves with an approval is told to every process', async () => {
    const page = await people.author.makePage('Told')
    const review = await people.author.propose(page.slug, textOf('Words.'))
    const signalled = new Promise(resolve => {
      void test
        .another()
        .signals.listen('pages', resolve, () => {})
        .then(() => people.approve(review))
    })
    expect(await signalled).toBe(page.id)
  })

  it('[PG13] a stub is one until a text of somebody is approved', async () => {
    const page = await people.author.makePage('A stub')
    await platform.database.prisma.page.update({ where: { id: page.id }, data: { stub: true } })
    expect((await readPage(platform, visitor, page.slug)).stub).toBe(true)
    await people.publish(page.slug, textOf('Words of somebody.'))
    expect((await readPage(platform, visitor, page.slug)).stub).toBe(false)
  })
})

describe('links', () => {
  it('[PG6] a link to no page looks different until the page is made', async () => {
    const page = await people.author.makePage('Linking one')
    await people.publish(page.slug, linkTo('made-later'))
    expect(await htmlOf(page.slug)).toContain(missing)
    await people.author.makePage('Made later')
    expect(await htmlOf(page.slug)).not.toContain(missing)
  })

  it('[PG6] or until a page is renamed to that address', async () => {
    const page = await people.author.makePage('Linking two')
    const other = await people.author.makePage('Not yet')
    await people.publish(page.slug, linkTo('renamed-to-this'))
    expect(await htmlOf(page.slug)).toContain(missing)
    await renamePage(platform, people.member, { slug: other.slug, title: 'Renamed to this' })
    expect(await htmlOf(page.slug)).not.toContain(missing)
  })

  it('[PG6] a page made while a text that links to it is approved is not missed', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      const page = await people.author.makePage(`At once ${number}`)
      const review = await people.author.propose(page.slug, linkTo(`made-at-once-${number}`))
      await Promise.all([people.approve(review), people.author.makePage(`Made at once ${number}`)])
      expect(await htmlOf(page.slug)).not.toContain(missing)
    }
  })

  it('[PG11] what links here is known, by old addresses too, and forgotten when the link is gone', async () => {
    const target = await people.author.makePage('Target')
    const byOld = await people.author.makePage('Links by the old address')
    const byNew = await people.author.makePage('Links by the new address')
    await people.publish(byOld.slug, linkTo('target'))
    await renamePage(platform, people.member, { slug: target.slug, title: 'Goal' })
    await people.publish(byNew.slug, linkTo('goal'))
    await people.publish('goal', linkTo('goal'))
    const linkedFrom = async () => (await readPage(platform, visitor, 'goal')).linkedFrom
    expect((await linkedFrom()).items.map(({ id }) => id)).toEqual([byNew.id, byOld.id])
    expect((await linkedFrom()).total).toBe(2)
    await people.publish(byNew.slug, textOf('No link any more.'))
    expect((await linkedFrom()).total).toBe(1)
  })

  it('[PG11] the list of what links here goes on part by part', async () => {
    await people.author.makePage('Popular')
    for (const number of [1, 2, 3]) {
      const page = await people.author.makePage(`Fan ${number}`)
      await people.publish(page.slug, linkTo('popular'))
    }
    const first = await listLinksHere(platform, visitor, { slug: 'popular', limit: 2 })
    const cursor = first.nextCursor ?? undefined
    const rest = await listLinksHere(platform, visitor, { slug: 'popular', limit: 2, cursor })
    expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['Fan 1', 'Fan 2', 'Fan 3'])
    expect(rest.nextCursor).toBeNull()
  })
})
