import { findOrCreateWorkingDraft, readDraft } from '@fieldword/server/collab/index.ts'
import { viewDraft } from '@fieldword/server/collab/queries.ts'
import { createPage, movePage, renamePage } from '@fieldword/server/pages/commands.ts'
import { deletePage, undeletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { listDeletedPages, readDeletedPage } from '@fieldword/server/pages/deletion-queries.ts'
import { findPage, listPages, readPage } from '@fieldword/server/pages/index.ts'
import { listLinksHere, suggestPages } from '@fieldword/server/pages/reading.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { countOpenReviews, listQueue } from '@fieldword/server/review/queueing.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import { doc, pageLink, paragraph, text } from '@fieldword/shared/document/build.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { approve, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let made = 0

beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  people = await twoPeople(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const reason = 'Says the same as another page'
const remove = (slug: string, actor: SignedIn = people.moderator) => deletePage(test.platform, actor, { slug, reason })
const bringBack = (slug: string, actor: SignedIn = people.moderator) =>
  undeletePage(test.platform, actor, { slug, reason: 'It does not' })
const linkTo = (slug: string) => doc(paragraph('p1', [text('See this', pageLink(slug))]))

async function published(words = 'Words.'): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Deletable ${made}`)
  await people.publish(slug, textOf(words))
  return slug
}

describe('deleting a page', () => {
  it('[PG20] is for moderators', async () => {
    const slug = await published()
    expect(await refusalOf(remove(slug, people.member))).toBe('forbidden')
    await remove(slug)
    expect(await refusalOf(bringBack(slug, people.member))).toBe('forbidden')
  })

  it('[PG20] takes it out of every list, and shows links to it as missing', async () => {
    const { platform } = test
    const slug = await published()
    const { slug: linking } = await people.author.makePage(`Links to ${slug}`)
    await people.publish(linking, linkTo(slug))
    const links = async () => (await readPage(platform, visitor, linking)).text?.html
    expect(await links()).not.toContain('fw-link--missing')
    await remove(slug)
    expect(await links()).toContain('fw-link--missing')
    for (const actor of [visitor, people.member, people.moderator]) {
      const { items } = await listPages(platform, actor, { limit: 100 })
      expect(items.map(page => page.slug)).not.toContain(slug)
      expect((await suggestPages(platform, actor, slug.replace('-', ' '))).items.map(page => page.slug)).not.toContain(
        slug,
      )
    }
    expect((await readPage(platform, people.member, linking)).siblings.map(page => page.slug)).not.toContain(slug)
    await remove(linking)
    await bringBack(slug)
    expect(await listLinksHere(platform, visitor, { slug, limit: 10 })).toMatchObject({ items: [] })
    expect((await readPage(platform, visitor, slug)).linkedFrom.total).toBe(0)
    await bringBack(linking)
    expect(await links()).not.toContain('fw-link--missing')
    expect((await readPage(platform, visitor, slug)).linkedFrom.total).toBe(1)
  })

  it('[PG20] its address says so and why, by whatever address it had', async () => {
    const { platform } = test
    const slug = await published()
    await renamePage(platform, people.member, { slug, title: `${slug} renamed` })
    await remove(slug)
    for (const address of [slug, `${slug}-renamed`]) {
      const { status, body, headers } = await new Caller(app.url).get(`${app.url}/wiki/${address}`)
      expect(status).toBe(410)
      expect(headers.get('cache-control')).toBe('private, no-cache')
      for (const words of [reason, people.moderator.name, 'was deleted']) expect(body).toContain(words)
      expect(body).not.toContain('Bring it back')
    }
    const { body } = await (await new Caller(app.url).signIn(people.moderator)).get(`${app.url}/wiki/${slug}-renamed`)
    expect(body).toContain(`/wiki/${slug}-renamed/undelete`)
    const other = await new Caller(app.url).get(`${app.url}/wiki/${slug}/history`)
    expect([other.status, other.body]).toEqual([410, expect.stringContaining('This page was deleted')])
    const { status } = await new Caller(app.url).get(`${app.url}/wiki/never-was-here`)
    expect(status).toBe(404)
  })

  it('[PG20] nobody but moderators reads on, and nobody writes, proposes, restores or decides', async () => {
    const { platform } = test
    const slug = await published('First.')
    const waiting = await people.author.propose(slug, textOf('Second.'))
    const openBefore = (await countOpenReviews(platform, people.moderator)).open
    await remove(slug)
    expect((await countOpenReviews(platform, people.moderator)).open).toBe(openBefore - 1)
    const { items } = await listQueue(platform, people.member, { limit: 100 })
    expect(items.map(({ id }) => id)).not.toContain(waiting.id)
    for (const attempt of [
      readPage(platform, people.member, slug),
      viewDraft(platform, people.moderator, { slug }),
      people.author.propose(slug),
      restore(platform, people.member, { slug, number: 1 }),
      approve(platform, people.moderator, waiting),
      createPage(platform, people.member, { title: `Below ${slug}`, kind: 'article', parentSlug: slug }),
      remove(slug),
    ]) {
      expect(await refusalOf(attempt)).toBe('page-deleted')
    }
    expect(await readPage(platform, people.moderator, slug)).toMatchObject({ slug, deletedAt: expect.any(String) })
    const moderator = await new Caller(app.url).signIn(people.moderator)
    expect((await moderator.get(`/pages/${slug}/revisions`)).body).toMatchObject({
      items: [{ number: 2 }, { number: 1 }],
    })
    expect((await moderator.get(`${app.url}/wiki/${slug}/history`)).body).toContain('This page is deleted')
  })

  it('[PG21] pages below it come first, and it keeps its addresses', async () => {
    const { platform } = test
    const slug = await published()
    const below = await people.author.makePage(`Below ${slug}`, { parentSlug: slug })
    expect(await refusalOf(remove(slug))).toBe('has-children')
    await remove(below.slug)
    await remove(slug)
    expect(await refusalOf(people.author.makePage(slug.replace('-', ' ')))).toBe('slug-deleted')
    const other = await people.author.makePage(`Beside ${slug}`)
    const wish = { slug: other.slug, title: slug.replace('-', ' ') }
    expect(await refusalOf(renamePage(platform, people.member, wish))).toBe('slug-deleted')
    const move = { slug: other.slug, parentSlug: slug, afterSlug: null }
    expect(await refusalOf(movePage(platform, people.member, move))).toBe('page-deleted')
    expect(await refusalOf(bringBack(below.slug))).toBe('parent-deleted')
    await bringBack(slug)
    expect(await bringBack(below.slug)).toMatchObject({ slug: below.slug })
  })
})

describe('bringing a page back', () => {
  it('[PG22] returns it as it was', async () => {
    const { platform } = test
    const slug = await published('First.')
    const waiting = await people.author.propose(slug, textOf('Second.'))
    await people.author.write(slug, textOf('Third, not proposed.'))
    const before = await readPage(platform, visitor, slug)
    await remove(slug)
    expect((await listDeletedPages(platform, people.moderator, { limit: 100 })).items.map(page => page.slug)).toContain(
      slug,
    )
    expect(await bringBack(slug)).toMatchObject({ slug, approved: true })
    expect(await readPage(platform, visitor, slug)).toEqual(before)
    const { draftId } = await findOrCreateWorkingDraft(platform, (await findPage(platform, slug)).id)
    expect((await readDraft(platform, draftId)).document).toMatchObject(textOf('Third, not proposed.'))
    expect(await people.approve(waiting)).toMatchObject({ state: 'approved' })
    expect(await refusalOf(bringBack(slug))).toBe('page-not-deleted')
    expect(await refusalOf(readDeletedPage(platform, visitor, slug))).toBe('page-not-deleted')
    expect(await refusalOf(listDeletedPages(platform, people.member, { limit: 10 }))).toBe('forbidden')
  })

  it('[MOD1] [MOD3] both stand in the public log, which everybody reads', async () => {
    const { platform } = test
    const slug = await published()
    const told = Promise.withResolvers<string>()
    await test.another().signals.listen('pages', told.resolve, () => {})
    const { id } = await findPage(platform, slug)
    await remove(slug)
    expect(await told.promise).toBe(id)
    expect((await new Caller(app.url).get(`/moderation-log?slug=${slug}`)).body).toMatchObject({ items: [{ reason }] })
    await bringBack(slug)
    const { body } = await new Caller(app.url).get(`/moderation-log?slug=${slug}`)
    const by = { id: people.moderator.id, name: people.moderator.name, colour: people.moderator.colour }
    expect(body).toMatchObject({
      items: [
        { kind: 'undelete', pageSlug: slug, reason: 'It does not', by, revisionNumber: null, parts: [] },
        { kind: 'delete', pageSlug: slug, reason, by },
      ],
    })
    const page = await new Caller(app.url).get(`${app.url}/moderation-log`)
    expect(page.body).toContain('Brought the page back')
    const events = await platform.database.prisma.outboxEvent.findMany({ orderBy: { id: 'desc' }, take: 2 })
    expect(events.map(({ kind }) => kind)).toEqual(['page-undeleted', 'page-deleted'])
  })

  it('[MOD2] a reason is needed', async () => {
    const slug = await published()
    const moderator = await new Caller(app.url).signIn(people.moderator)
    const { status, body } = await moderator.send('POST', `/pages/${slug}/deletion`, { reason: ' ' })
    expect([status, body]).toMatchObject([400, { code: 'bad-input', details: { issues: [{ path: 'reason' }] } }])
  })
})
