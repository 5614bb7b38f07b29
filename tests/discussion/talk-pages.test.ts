import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { authorOf } from '../support/writing.ts'
import { talkOf } from './support/talk.ts'

let test: TestPlatform
let app: TestApp
let [member, moderator]: SignedIn[] = []
let browsers: { readonly visitor: Caller; readonly member: Caller; readonly moderator: Caller }
let made = 0

beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  ;[member, moderator] = [await aMember(test.platform, 'Dora'), await aModerator(test.platform)]
  browsers = {
    visitor: new Caller(app.url),
    member: await new Caller(app.url).signIn(member),
    moderator: await new Caller(app.url).signIn(moderator),
  }
})
afterAll(async () => {
  await app.close()
  await test.close()
})

async function aPage(): Promise<string> {
  made += 1
  return (await authorOf(test.platform, member as SignedIn).makePage(`Talked about ${made}`)).slug
}

/** As a browser without scripts sends a form of a page. */
async function send(as: keyof typeof browsers, path: string, fields: Record<string, string>) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await browsers[as].send('POST', app.url + path, new URLSearchParams(fields).toString(), type)
  return { status: answer.status, to: answer.headers.get('location') ?? '', words: wordsOf(answer.body) }
}

/** Without the marks that React leaves between pieces of text. */
const wordsOf = (body: unknown) => String(body).replaceAll('<!-- -->', '')

async function open(as: keyof typeof browsers, path: string) {
  const answer = await browsers[as].get(app.url + path)
  return { status: answer.status, to: answer.headers.get('location') ?? '', words: wordsOf(answer.body) }
}

describe('a talk page without scripts', () => {
  it('[DSC41] takes a thread, a reply, a reaction and a resolution', async () => {
    const path = `/wiki/${await aPage()}/talk`
    const started = await send('member', path, { act: 'start', title: 'So?', text: 'A **bold** claim\r\nof two lines' })
    expect([started.status, started.to]).toEqual([303, expect.stringMatching(/\/talk\?comment=([0-9a-f-]{36})#c-\1$/)])
    const shown = await open('visitor', path)
    expect(shown.words).toContain('<p>A <strong>bold</strong> claim<br>of two lines</p>')
    expect(shown.words).toContain('Discussion<span class="fw-count">1</span>')
    expect(shown.words).toContain('Sign in to take part.')
    expect(shown.words).not.toContain('name="text"')
    const thread = /name="thread" value="([0-9a-f-]{36})"/.exec((await open('moderator', path)).words)?.[1] ?? ''
    await send('moderator', path, { act: 'reply', thread, text: 'Yes, @dora' })
    const comment = /comment=([0-9a-f-]{36})/.exec(started.to)?.[1] ?? ''
    await send('moderator', path, { act: 'react', comment, kind: 'agree', on: 'true' })
    await send('member', path, { act: 'state', thread, state: 'resolved' })
    expect((await open('member', path)).words).toContain('Nothing is open here.')
    const resolved = (await open('visitor', `${path}?show=resolved`)).words
    for (const words of ['@Dora', 'Agree 1', 'Resolved by Dora.']) expect(resolved).toContain(words)
  })

  it('[DSC41] shows again what was refused, with what is wrong', async () => {
    const path = `/wiki/${await aPage()}/talk`
    const refused = await send('member', path, { act: 'start', title: 'Kept', text: ' ' })
    expect([refused.status, refused.words]).toEqual([400, expect.stringContaining('Write something first.')])
    expect(refused.words).toContain('value="Kept"')
    expect((await send('visitor', path, { act: 'start', text: 'Hi' })).words).toContain('Sign in')
  })

  it('[DSC14] leads from the address of a comment to its thread, also after its page was renamed', async () => {
    const slug = await aPage()
    const { commentId, threadId } = await talkOf(test.platform, member as SignedIn).start(slug, 'Here')
    const address = `/talk?comment=${commentId}`
    await browsers.member.send('PATCH', `/pages/${slug}`, { title: `Renamed ${made}` })
    const renamed = await open('visitor', `/wiki/${slug}${address}`)
    const now = renamed.to.replace(/\/talk.*/, '')
    expect(renamed.to).toBe(`${now}${address}`)
    const found = await open('visitor', renamed.to)
    expect(found.to).toBe(`${now}/talk/${threadId}?comment=${commentId}#c-${commentId}`)
    expect((await open('visitor', found.to)).words).toContain(`id="c-${commentId}"`)
    expect((await open('visitor', `/wiki/${await aPage()}/talk/${threadId}`)).to).toBe(`${now}/talk/${threadId}`)
  })

  it('[DSC41] keeps what was said of a deleted page for moderators, as it is', async () => {
    const slug = await aPage()
    const { threadId } = await talkOf(test.platform, member as SignedIn).start(slug, 'Still here')
    await deletePage(test.platform, moderator as SignedIn, { slug, reason: 'Says the same as another page' })
    expect((await open('member', `/wiki/${slug}/talk`)).status).toBe(410)
    const kept = await open('moderator', `/wiki/${slug}/talk`)
    expect(kept.words).toContain('Still here')
    expect(kept.words).not.toContain('name="text"')
    expect((await send('moderator', `/wiki/${slug}/talk`, { act: 'reply', thread: threadId, text: 'x' })).status).toBe(
      410,
    )
  })

  it('[DSC32] [DSC35] takes what a visitor writes where that was allowed, and moderators publish it', async () => {
    const slug = await aPage()
    const path = `/wiki/${slug}/talk`
    expect(
      (await send('member', `${path}/settings`, { who: 'everybody', reason: 'To hear from teachers' })).status,
    ).toBe(403)
    await send('moderator', `${path}/settings`, { who: 'everybody', reason: 'To hear from teachers' })
    expect((await open('visitor', `${path}/settings`)).words).toContain('To hear from teachers')
    const wish = { act: 'start', guestName: 'A teacher', text: 'What of us?' }
    const nameless = await send('visitor', path, { ...wish, guestName: '' })
    expect(nameless.words).toContain('Write a name under which your comment is shown.')
    const sent = await send('visitor', path, wish)
    expect(sent.to).toBe(`${path}?done=held`)
    expect((await open('visitor', sent.to)).words).toContain('waits for a moderator')
    expect((await open('visitor', path)).words).not.toContain('What of us?')
    const waiting = (await open('moderator', '/comments/held')).words
    const comment = /name="comment" value="([0-9a-f-]{36})"/.exec(waiting)?.[1] ?? ''
    expect(waiting).toContain('Block where it came from')
    const blocked = await send('moderator', '/comments/held', { act: 'block', comment, reason: '' })
    expect([blocked.status, blocked.words]).toEqual([400, expect.stringContaining('Say why')])
    const discarded = await send('moderator', '/comments/held', { act: 'discard', comment, reason: '' })
    expect([discarded.status, discarded.words]).toEqual([400, expect.stringContaining('Say why you discard it')])
    await send('moderator', '/comments/held', { act: 'publish', comment })
    expect((await open('visitor', path)).words).toContain('What of us?')
  })

  it('[DSC7] [DSC15] [DSC16] [DSC23] edits, reports, hides and marks read by forms of their own', async () => {
    const slug = await aPage()
    const { commentId } = await talkOf(test.platform, moderator as SignedIn).start(slug, 'Look, @Dora')
    expect((await open('member', `/wiki/${slug}`)).words).toContain('new mentions of you')
    expect((await open('member', '/mentions')).words).toContain('mentioned you')
    await send('member', '/mentions', { upTo: commentId })
    expect((await open('member', `/wiki/${slug}`)).words).not.toContain('new mentions of you')
    const at = `/comments/${commentId}`
    expect((await open('moderator', `${at}/edit`)).words).toContain('>Look, @Dora</textarea>')
    await send('moderator', `${at}/edit`, { act: 'edit', text: 'Look there, @Dora' })
    expect((await open('visitor', `${at}/versions`)).words).toContain('Version 1')
    expect((await send('member', `${at}/report`, { reason: 'It shouts' })).to).toBe('/reports?show=yours')
    const reports = (await open('moderator', '/reports')).words
    const report = /name="report" value="([0-9a-f-]{36})"/.exec(reports)?.[1] ?? ''
    await send('moderator', '/reports', { report, outcome: 'dismissed', answer: 'It does not' })
    expect((await open('member', '/reports')).words).toContain('It does not')
    await send('moderator', `${at}/hide`, { hidden: 'true', reason: 'It names somebody' })
    expect((await open('visitor', '/moderation-log')).words).toContain('Hid a comment')
  })
})

describe('the feed of a discussion', () => {
  it('[DSC40] tells what visitors read of it, newest first', async () => {
    const slug = await aPage()
    const talk = talkOf(test.platform, member as SignedIn)
    const { threadId } = await talk.start(slug, 'One <b>', { title: 'A & B' })
    await talk.reply(threadId, 'Two')
    await talk.start(slug, 'For members', {
      anchor: { place: { kind: 'draft' }, blockId: 'p1', quote: null, from: 0, to: 0 },
    })
    const feed = await browsers.member.get(`${app.url}/wiki/${slug}/talk.atom`)
    expect(feed.headers.get('content-type')).toContain('application/atom+xml')
    const words = String(feed.body)
    expect([...words.matchAll(/<content type="html">(.*?)<\/content>/g)].map(([, html]) => html)).toEqual([
      '&lt;p&gt;Two&lt;/p&gt;',
      '&lt;p&gt;One &amp;lt;b&amp;gt;&lt;/p&gt;',
    ])
    expect(words).toContain('<title>Dora in “A &amp; B”</title>')
    const etag = feed.headers.get('etag') ?? ''
    expect((await browsers.visitor.get(`${app.url}/wiki/${slug}/talk.atom`, { 'if-none-match': etag })).status).toBe(
      304,
    )
  })
})
