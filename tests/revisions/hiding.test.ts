import { readMoment } from '@fieldword/server/collab/history-queries.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import { listQueue } from '@fieldword/server/review/queueing.ts'
import { viewReview } from '@fieldword/server/review/reading.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { HiddenParts, RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { decideHiding } from '@fieldword/shared/revisions/hiding.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let browsers: { readonly visitor: Caller; readonly member: Caller; readonly moderator: Caller }
let made = 0

beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  people = await twoPeople(test.platform)
  const browserOf = (person: typeof people.member) => new Caller(app.url).signIn(person)
  browsers = {
    visitor: new Caller(app.url),
    member: await browserOf(people.member),
    moderator: await browserOf(people.moderator),
  }
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const nothing: HiddenParts = { text: false, authors: false, summary: false }
const everything: HiddenParts = { text: true, authors: true, summary: true }
const secret = 'Zanzibarium'

const hide = (slug: string, number: number, parts: Partial<HiddenParts>, caller = browsers.moderator) =>
  caller.send('PUT', `/pages/${slug}/revisions/${number}/hiding`, { ...nothing, ...parts, reason: 'Names a child' })

/** A page with its secret in r1, which visitors read no more: they read r2. */
async function aPage(summary = 'Say more'): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Hiding ${made}`)
  const first = await people.author.propose(slug, textOf(`${secret} stands here.`), { summary })
  await people.approve(first)
  await people.publish(slug, textOf('Nothing stands here.'))
  return slug
}

describe('deciding', () => {
  const parts = fc.record({ text: fc.boolean(), authors: fc.boolean(), summary: fc.boolean() })
  it('[REV22] leads from any state to any other, or refuses', () => {
    fc.assert(
      fc.property(parts, parts, (before, after) => {
        const decided = decideHiding({ before, after, isCurrentText: false, redacted: false })
        if ('refused' in decided) return expect([decided, before]).toEqual([refuse('already-so'), after])
        const reached: Record<string, boolean> = { ...before }
        for (const part of decided.hide) reached[part] = true
        for (const part of decided.show) reached[part] = false
        expect(reached).toEqual(after)
        expect(decided.hide.filter(part => decided.show.includes(part))).toEqual([])
      }),
    )
  })

  it('[REV23] [REV25] what visitors read now is not hidden, and what is destroyed need not be', () => {
    const all = { before: nothing, after: everything }
    expect(decideHiding({ ...all, isCurrentText: true, redacted: false })).toEqual(refuse('text-in-use'))
    expect(decideHiding({ ...all, isCurrentText: false, redacted: true })).toEqual(refuse('text-redacted'))
    const rest = { before: nothing, after: { ...everything, text: false } }
    expect(decideHiding({ ...rest, isCurrentText: true, redacted: false })).toEqual({
      hide: ['authors', 'summary'],
      show: [],
    })
  })
})

describe('hiding', () => {
  it('[REV22] is for moderators, with a reason', async () => {
    const slug = await aPage()
    expect(await hide(slug, 1, everything, browsers.member)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await hide(slug, 1, everything, browsers.visitor)).toMatchObject({ status: 401 })
    const path = `/pages/${slug}/revisions/1/hiding`
    expect(await browsers.moderator.send('PUT', path, { ...everything, reason: '' })).toMatchObject({ status: 400 })
    expect(await hide(slug, 1, nothing)).toMatchObject({ status: 409, body: { code: 'already-so' } })
    expect(await hide(slug, 7, everything)).toMatchObject({ status: 404 })
  })

  it('[REV22] hides through every door, and moderators see it all the same', async () => {
    const secretSummary = 'About Quuxonia'
    const slug = await aPage(secretSummary)
    const doors = [
      `/api/v1/pages/${slug}/revisions`,
      `/api/v1/pages/${slug}/revisions/1`,
      `/api/v1/pages/${slug}/compare?from=1&to=2`,
      `/api/v1/changes`,
      `/api/v1/pages/${slug}/revisions/1/authorship`,
      `/wiki/${slug}`,
      `/wiki/${slug}/history`,
      `/wiki/${slug}/revisions/1`,
      `/wiki/${slug}/revisions/2`,
      `/wiki/${slug}/compare?from=1&to=2`,
      `/api/v1/pages/${slug}/draft/timeline`,
      `/api/v1/pages/${slug}/draft/updates?from=0`,
      `/api/v1/reviews?show=done&state=approved`,
      `/review?show=done&state=approved`,
      `/api/v1/moderation-log`,
    ]
    const seen = async (caller: Caller, words: string) => {
      const answers = await Promise.all(doors.map(door => caller.get(app.url + door)))
      return doors.filter((_, index) => JSON.stringify(answers[index]?.body).includes(words))
    }
    expect(await seen(browsers.visitor, secret)).toContain(`/wiki/${slug}/compare?from=1&to=2`)
    expect(await seen(browsers.visitor, secretSummary)).toContain(`/wiki/${slug}/history`)
    const before = await Promise.all([secret, secretSummary].map(words => seen(browsers.moderator, words)))
    expect(await hide(slug, 1, everything)).toMatchObject({ status: 200, body: { hidden: everything } })
    for (const caller of [browsers.visitor, browsers.member]) {
      expect(await seen(caller, secret)).toEqual([])
      expect(await seen(caller, secretSummary)).toEqual([])
    }
    expect(await Promise.all([secret, secretSummary].map(words => seen(browsers.moderator, words)))).toEqual(before)
    const { body } = await browsers.visitor.get(`/pages/${slug}/revisions/1`)
    expect(body).toMatchObject({ html: null, summary: '', authors: [], outsideAuthors: [], hidden: everything })
    expect((await browsers.visitor.get(`${app.url}/wiki/${slug}/revisions/1`)).body).toContain('This text is hidden')
    expect(await browsers.visitor.get(`/pages/${slug}/compare?from=2&to=1`)).toMatchObject({
      status: 403,
      body: { code: 'text-hidden', details: { number: 1 } },
    })
  })

  it('[REV22] is undone, and both stand in the public log', async () => {
    const slug = await aPage()
    const before = (await browsers.visitor.get(`/pages/${slug}/revisions/1`)).body
    await hide(slug, 1, everything)
    await hide(slug, 1, { summary: true })
    await hide(slug, 1, nothing)
    expect((await browsers.visitor.get(`/pages/${slug}/revisions/1`)).body).toEqual(before)
    expect((await browsers.visitor.get(`/moderation-log?slug=${slug}`)).body).toMatchObject({
      items: [
        { kind: 'show', parts: ['summary'], revisionNumber: 1 },
        { kind: 'show', parts: ['text', 'authors'], revisionNumber: 1 },
        { kind: 'hide', parts: ['text', 'authors', 'summary'], reason: 'Names a child', pageSlug: slug },
      ],
    })
  })

  it('[REV22] is nothing to restore or review by, but for moderators', async () => {
    const { platform } = test
    const slug = await aPage()
    const waiting = await people.author.propose(slug, textOf('Waiting words.'))
    await hide(slug, 3, everything)
    await hide(slug, 1, { text: true })
    const attempt = (actor: typeof people.member) => restore(platform, actor, { slug, number: 1 })
    expect(await refusalOf(attempt(people.member))).toBe('text-hidden')
    expect(await refusalOf(viewReview(platform, people.member, waiting.id))).toBe('text-hidden')
    const { items } = await listQueue(platform, people.member, { limit: 100 })
    expect(items.find(({ id }) => id === waiting.id)).toMatchObject({ openedBy: null, revision: { summary: '' } })
    expect(await viewReview(platform, people.moderator, waiting.id)).toMatchObject({
      openedBy: { id: people.member.id },
    })
    const approve = people.approve(waiting)
    expect(await refusalOf(approve)).toBe('text-hidden')
    await hide(slug, 3, nothing)
    expect(await people.approve(waiting)).toMatchObject({ state: 'approved' })
  })

  it('[REV23] hides the same words wherever the page has them, and not what visitors read', async () => {
    const slug = await aPage()
    await people.publish(slug, textOf(`${secret} stands here.`))
    expect(await hide(slug, 1, { text: true })).toMatchObject({ status: 409, body: { code: 'text-in-use' } })
    await people.publish(slug, textOf('Something else.'))
    await hide(slug, 3, { text: true })
    const again = await people.author.propose(slug, textOf(`${secret} stands here.`))
    expect(again.revision.hidden.text).toBe(true)
    const { body } = await browsers.member.get(`/pages/${slug}/revisions`)
    const hidden = (body as { items: { number: number; hidden: HiddenParts }[] }).items
    expect(hidden.filter(item => item.hidden.text).map(({ number }) => number)).toEqual([5, 3, 1])
    await hide(slug, 5, nothing)
    expect((await browsers.visitor.get(`${app.url}/wiki/${slug}/revisions/1`)).body).toContain(secret)
  })

  it('[REV24] [POL11] the past of the draft is for moderators while words or authors are hidden', async () => {
    const { platform } = test
    const slug = await aPage()
    const replay = (actor: Actor) => readMoment(platform, actor, { slug, seq: 2 })
    await hide(slug, 1, { summary: true })
    expect(await replay(people.member)).toMatchObject({ seq: 2 })
    await hide(slug, 1, { authors: true })
    expect(await refusalOf(replay(people.member))).toBe('replay-hidden')
    expect(await refusalOf(replay(visitor))).toBe('sign-in-needed')
    expect(await replay(people.moderator)).toMatchObject({ seq: 2 })
    const { body } = await browsers.member.get(`${app.url}/wiki/${slug}/history`)
    expect(body).toContain('played back to moderators only')
    await hide(slug, 1, nothing)
    expect(await replay(people.member)).toMatchObject({ seq: 2 })
  })

  it('[REV28] leaves size and hash, and offers nobody to read beside what they may not', async () => {
    const slug = await aPage()
    const told = async () => {
      const doors = [`/pages/${slug}/revisions`, '/changes?limit=2']
      const answers = await Promise.all(doors.map(door => browsers.visitor.get(door)))
      return answers.map(({ body }) =>
        (body as { items: RevisionRef[] }).items.map(({ number, characters, delta, contentHash }) => ({
          ...{ number, characters, delta, contentHash },
        })),
      )
    }
    const before = await told()
    expect(before).toEqual([before[1], before[0]])
    const offered = async (caller: Caller) => {
      const { body } = await caller.get(`${app.url}/wiki/${slug}/history`)
      return [...String(body).matchAll(/\?read=(\d+)#beside/g)].map(([, number]) => number)
    }
    expect(await offered(browsers.visitor)).toEqual(['2', '1'])
    await hide(slug, 1, { text: true })
    expect(await told()).toEqual(before)
    expect(await offered(browsers.visitor)).toEqual(['2'])
    expect(await offered(browsers.member)).toEqual(['2'])
    expect(await offered(browsers.moderator)).toEqual(['2', '1'])
  })

  it('[REV28] offers nobody what cannot be shown to them: neither what it changed, nor what was made from it', async () => {
    made += 1
    const { slug } = await people.author.makePage(`Hiding ${made}`)
    for (const words of ['One.', `${secret} stands here.`, 'Three.', 'Four.']) await people.publish(slug, textOf(words))
    const id = people.member.id
    const doors = ['/history', '/history.atom'].map(path => `${app.url}/wiki/${slug}${path}`)
    const lists = [`/recent-changes`, `/recent-changes.atom`, `/people/${id}`, `/people/${id}.atom`]
    /** The revisions whose changes a door leads to. */
    const offered = async (caller: Caller, door: string) => {
      const { status, body } = await caller.get(door)
      expect(status).toBe(200)
      const found = String(body).matchAll(new RegExp(`/wiki/${slug}/compare\\?from=\\d+(?:&amp;)+to=(\\d+)`, 'g'))
      return [...new Set([...found].map(([, number]) => Number(number)))]
    }
    const picks = async (caller: Caller) => {
      const { body } = await caller.get(doors[0] ?? '')
      return [...String(body).matchAll(/name="to"[^>]*value="(\d+)"/g)].map(([, number]) => Number(number))
    }
    const all = [...doors, ...lists.map(path => app.url + path)]
    for (const door of all) expect([door, await offered(browsers.visitor, door)]).toEqual([door, [4, 3, 2]])
    expect(await picks(browsers.visitor)).toEqual([4, 3, 2, 1])
    await hide(slug, 2, { text: true })
    for (const door of all) {
      expect([door, await offered(browsers.visitor, door)]).toEqual([door, [4]])
      const sees = door.endsWith('.atom') ? [4] : [4, 3, 2]
      expect([door, await offered(browsers.moderator, door)]).toEqual([door, sees])
    }
    expect(await picks(browsers.member)).toEqual([4, 3, 1])
    const { body } = await browsers.member.get(`/pages/${slug}/revisions`)
    const told = (body as { items: RevisionRef[] }).items.map(({ number, changesShown }) => [number, changesShown])
    expect(told).toEqual([
      [4, true],
      [3, false],
      [2, false],
      [1, false],
    ])
  })

  it('[REV22] tells every process at once', async () => {
    const slug = await aPage()
    const told = Promise.withResolvers<string>()
    await test.another().signals.listen('pages', told.resolve, () => {})
    await hide(slug, 1, { authors: true })
    expect(await told.promise).toBe((await findPage(test.platform, slug)).id)
  })
})
