import { renamePage } from '@fieldword/server/pages/commands.ts'
import { atomOf, escaped } from '@fieldword/server/platform/http/atom.ts'
import { isUnchanged } from '@fieldword/server/platform/http/conditional.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { writeLongHistory } from '../support/long-history.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let app: TestApp
let closePlatform: () => Promise<void>
let people: Awaited<ReturnType<typeof twoPeople>>
let visitor: Caller
let now = new Date('2026-11-24T09:00:00.000Z')
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}

beforeAll(async () => {
  const made = await createTestPlatform({ clock: () => now })
  closePlatform = made.close
  app = await createTestApp(made.platform)
  people = await twoPeople(app.platform)
  visitor = new Caller(app.url)
})
afterAll(async () => {
  await app.close()
  await closePlatform()
})

/** Once this process has heard of everything that was committed so far. */
async function allHeard(): Promise<void> {
  const marker = app.platform.newId()
  const { promise, resolve } = Promise.withResolvers<void>()
  await app.platform.signals.listen(
    'pages',
    payload => payload === marker && resolve(),
    () => {},
  )
  await app.platform.database.inTransaction(tx => app.platform.signals.notifyIn(tx, 'pages', marker))
  await promise
}

const feed = async (path: string, headers?: Record<string, string>) => visitor.get(app.url + path, headers)
const all = (xml: unknown, pattern: RegExp) => [...String(xml).matchAll(pattern)].map(([, first]) => first)
const idsIn = (xml: unknown) => all(xml, /<id>(.*?)<\/id>/g)
const titlesIn = (xml: unknown) => all(xml, /<title>(.*?)<\/title>/g)
const linkIn = (xml: unknown, rel: string) => all(xml, new RegExp(`<link rel="${rel}" href="([^"]*)"`, 'g'))[0]
const pathIn = (href: string | undefined) => href?.replaceAll('&amp;', '&').replace('http://localhost:3000', '')

describe('the feed of a page', () => {
  let slug: string
  beforeAll(async () => {
    slug = (await people.author.makePage('R & D <first>')).slug
    await people.publish(slug, textOf('One.'))
    later(60)
    await people.approve(await people.author.propose(slug, textOf('One. Two.'), { summary: 'A < B && "C" 😀' }))
    await people.author.propose(slug, textOf('One. Two. Not yet.'), { summary: 'Waits' })
  })

  it('[PG33] tells what visitors may read, newest first', async () => {
    const { status, headers, body } = await feed(`/wiki/${slug}/history.atom`)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect(titlesIn(body)).toEqual([
      'History of R &amp; D &lt;first&gt; — Fieldword',
      'A &lt; B &amp;&amp; &quot;C&quot; 😀',
      'Say more',
    ])
    expect(String(body)).not.toContain('Waits')
    expect(all(body, /<updated>(.*?)<\/updated>/g)).toEqual([
      '2026-11-24T09:01:00.000Z',
      '2026-11-24T09:01:00.000Z',
      '2026-11-24T09:00:00.000Z',
    ])
    expect(all(body, /<name>(.*?)<\/name>/g)).toEqual(['Fieldword', people.member.name, people.member.name])
    expect(pathIn(linkIn(body, 'alternate'))).toBe(`/wiki/${slug}/history`)
    expect(all(body, /<link rel="alternate" href="([^"]*)"/g)[1]).toBe(`http://localhost:3000/wiki/${slug}/revisions/2`)
    expect(String(body)).toContain(
      '&lt;a href=&quot;http://localhost:3000/wiki/r-d-first/compare?from=1&amp;amp;to=2&quot;&gt;',
    )
  })

  it('[PG33] is named in its page', async () => {
    const { body } = await feed(`/wiki/${slug}/history?kind=wording`)
    expect(String(body)).toContain(
      `<link rel="alternate" type="application/atom+xml" href="/wiki/${slug}/history.atom?kind=wording"`,
    )
  })

  it('[PG33] is narrowed as the list is, and is another feed then', async () => {
    const whole = await feed(`/wiki/${slug}/history.atom`)
    const { body } = await feed(`/wiki/${slug}/history.atom?text=two&in=added`)
    expect(titlesIn(body)).toHaveLength(2)
    expect(idsIn(body)[1]).toBe(idsIn(whole.body)[1])
    expect(idsIn(body)[0]).not.toBe(idsIn(whole.body)[0])
    expect((await feed(`/wiki/${slug}/history.atom?since=someday`)).status).toBe(400)
    expect((await feed(`/wiki/${slug}/history.atom?nonsense=1`)).status).toBe(400)
  })

  it('[PG34] is not sent again to whoever has it', async () => {
    later(5)
    await people.publish(slug, textOf('One. Two. Three.'))
    await allHeard()
    later(5)
    for (const _ of ['made', 'kept']) {
      const { headers } = await feed(`/wiki/${slug}/history.atom`)
      const [etag, time] = [headers.get('etag') ?? '', headers.get('last-modified') ?? '']
      expect(new Date(time)).toEqual(now)
      expect((await feed(`/wiki/${slug}/history.atom`, { 'if-none-match': etag })).status).toBe(304)
      expect((await feed(`/wiki/${slug}/history.atom`, { 'if-none-match': `W/${etag}` })).status).toBe(304)
      expect((await feed(`/wiki/${slug}/history.atom`, { 'if-modified-since': time })).status).toBe(304)
      expect(
        (await feed(`/wiki/${slug}/history.atom`, { 'if-none-match': '"other"', 'if-modified-since': time })).status,
      ).toBe(200)
    }
  })

  it('[PG34] is sent anew as soon as there is something new, and tells no time in that second', async () => {
    const before = await feed(`/wiki/${slug}/history.atom`)
    const member = await new Caller(app.url).signIn(people.moderator)
    const review = await people.author.propose(slug, textOf('One. Two. Three. Four.'))
    const approval = { kind: 'approve', contentHash: review.revision.contentHash }
    expect((await member.send('POST', `/reviews/${review.id}/decisions`, approval)).status).toBe(200)
    const after = await feed(`/wiki/${slug}/history.atom`, {
      'if-modified-since': before.headers.get('last-modified') ?? '',
    })
    expect(after.status).toBe(200)
    expect(after.headers.get('last-modified')).toBeNull()
    expect(titlesIn(after.body)).toHaveLength(titlesIn(before.body).length + 1)
  })

  it('[PG33] keeps its id when the page is renamed, and is found by the old address', async () => {
    const before = await feed(`/wiki/${slug}/history.atom`)
    await renamePage(app.platform, people.member, { slug, title: 'Research' })
    const moved = await feed(`/wiki/${slug}/history.atom?kind=wording`)
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/wiki/research/history.atom?kind=wording'])
    expect(idsIn((await feed('/wiki/research/history.atom')).body)).toEqual(idsIn(before.body))
  })

  it('[PG33] is not there of a page that is not', async () => {
    expect((await feed('/wiki/nobody-wrote-this/history.atom')).status).toBe(404)
    expect((await feed(`/people/${app.platform.newId()}.atom`)).status).toBe(404)
    expect((await feed('/people/somebody.atom')).status).toBe(404)
  })
})

describe('what is hidden', () => {
  it('[PG33] [REV22] is in no feed, and nobody is found by it', async () => {
    const { slug, id } = await people.author.makePage('Partly hidden')
    await people.publish(slug, textOf('One.'))
    await people.approve(await people.author.propose(slug, textOf('One. Two.'), { summary: 'A secret summary' }))
    const hide = { summaryHidden: true, authorsHidden: true, textHidden: true }
    await app.platform.database.prisma.revision.updateMany({ where: { pageId: id, number: 2 }, data: hide })
    await allHeard()
    const whole = await feed(`/wiki/${slug}/history.atom`)
    expect(titlesIn(whole.body)).toEqual(['History of Partly hidden — Fieldword', 'Revision 2', 'Say more'])
    expect(all(whole.body, /<name>(.*?)<\/name>/g)).toEqual(['Fieldword', people.member.name])
    expect(String((await feed('/recent-changes.atom')).body)).not.toContain('secret')
    const theirs = await feed(`/people/${people.member.id}.atom`)
    expect(titlesIn(theirs.body)).not.toContain('Revision 2')
    const found = await feed(`/wiki/${slug}/history.atom?author=${encodeURIComponent(people.member.name)}`)
    expect(titlesIn(found.body)).toHaveLength(2)
    expect(titlesIn((await feed(`/wiki/${slug}/history.atom?text=two`)).body)).toHaveLength(1)
  })
})

describe('long feeds', () => {
  it.each(['/wiki/long/history.atom', '/recent-changes.atom?author=Busy+Bee', '/people/id.atom'])(
    '[PG33] %s goes on in further documents, both ways',
    async path => {
      const { prisma } = app.platform.database
      const busy = (await prisma.user.findUnique({ where: { nameKey: 'busy bee' } })) ?? (await writeLong())
      const start = path.replace('/id.', `/${busy.id}.`)
      const seen: (string | undefined)[] = []
      let at: string | undefined = start
      let last = ''
      while (at !== undefined) {
        const { body } = await feed(at)
        seen.push(...idsIn(body).slice(1))
        last = String(body)
        at = pathIn(linkIn(body, 'next'))
      }
      expect(seen).toHaveLength(70)
      expect(new Set(seen).size).toBe(70)
      expect(pathIn(linkIn(last, 'first'))).toBe(start)
      const back = await feed(pathIn(linkIn(last, 'previous')) ?? '')
      expect(idsIn(back.body).slice(1)).toEqual(seen.slice(30, 60))
    },
  )

  async function writeLong() {
    const busy = await aMember(app.platform, 'Busy Bee')
    const page = await people.author.makePage('Long')
    await writeLongHistory(app.platform, { pageId: page.id, userId: busy.id, revisions: 70 })
    return busy
  }
})

describe('writing a feed', () => {
  it('[PG33] leaves out what XML cannot carry, and escapes the rest', () => {
    expect(escaped('a\0b\u0008c\ufffed\ud800e<&>"\n')).toBe('abcd\ufffde&lt;&amp;&gt;&quot;\n')
  })

  it('[PG33] has all that must be in an empty one', () => {
    const empty = { id: 'tag:x,2026:y', title: 'T', updated: now, author: 'W', links: [], entries: [] }
    expect(atomOf(empty)).toMatch(/<id>.*<title>.*<updated>.*<author><name>W<\/name><\/author>/s)
  })

  it('[PG34] believes a time only where there is no tag', () => {
    const answer = { etag: '"a"', 'last-modified': 'Tue, 24 Nov 2026 09:00:00 GMT' }
    expect(isUnchanged({ 'if-none-match': '"b", "a"' }, answer)).toBe(true)
    expect(isUnchanged({ 'if-none-match': '"b"', 'if-modified-since': answer['last-modified'] }, answer)).toBe(false)
    expect(isUnchanged({ 'if-modified-since': 'Tue, 24 Nov 2026 08:59:59 GMT' }, answer)).toBe(false)
    expect(isUnchanged({ 'if-modified-since': 'yesterday' }, answer)).toBe(false)
    expect(isUnchanged({}, answer)).toBe(false)
  })
})
