import { insertVersion } from '@fieldword/server/definitions/index.ts'
import { findPage, lockPage, setApproved } from '@fieldword/server/pages/index.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import { parseHttpDate } from '@fieldword/shared/definitions/memento.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { type Answer, Caller } from '../support/caller.ts'
import { writeLongHistory } from '../support/long-history.ts'
import { createTestPlatform } from '../support/platform.ts'
import { createSeededWiki, type SeededWiki, seededArticle, seededDefinition } from '../support/seeded.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { type Link, linksIn } from './support/links.ts'

const origin = 'http://localhost:3000'
const original = `${origin}/wiki/${seededDefinition}`
let wiki: SeededWiki
let caller: Caller
beforeAll(async () => {
  wiki = await createSeededWiki()
  caller = new Caller(wiki.url)
})
afterAll(() => wiki.close())

const get = (path: string, headers?: Record<string, string>) => caller.get(wiki.url + path.replace(origin, ''), headers)
const at = (date: string) => ({ 'accept-datetime': date })
const linksOf = ({ headers }: Answer) => linksIn(headers.get('link') ?? '')
const named = (links: readonly Link[], rel: string) => links.find(link => link.rel.includes(rel))

describe('the gate to the past of a page', () => {
  it('[DEF70] leads to what was said at that time', async () => {
    const then = async (date: string) => {
      const { status, headers } = await get(`/wiki/${seededDefinition}`, at(date))
      expect(status).toBe(302)
      expect(headers.get('vary')).toMatch(/accept-datetime/i)
      return headers.get('location')
    }
    expect(await then('Tue, 01 Jan 2013 00:00:00 GMT')).toBe(`${original}/versions/2011`)
    expect(await then('Wed, 13 Nov 2019 23:59:59 GMT')).toBe(`${original}/versions/2011`)
    expect(await then('Thu, 14 Nov 2019 00:00:00 GMT')).toBe(`${original}/versions/2019`)
    expect(await then('Fri, 01 Jan 2100 00:00:00 GMT')).toBe(`${original}/versions/2019`)
  })

  it('[DEF70] before anything was said it leads to the first', async () => {
    const { status, headers } = await get(`/wiki/${seededDefinition}`, at('Mon, 01 Jan 1900 00:00:00 GMT'))
    expect([status, headers.get('location')]).toEqual([302, `${original}/versions/2011`])
  })

  it('[DEF70] a date that is none, or of the wrong day, is refused with how to write it', async () => {
    for (const date of [
      'yesterday',
      '2019-11-14',
      'Fri, 14 Nov 2019 00:00:00 GMT',
      'Thu, 31 Feb 2019 00:00:00 GMT',
      '',
    ]) {
      const { status, body } = await get(`/wiki/${seededDefinition}`, at(date))
      expect([date, status]).toEqual([date, 400])
      expect(String(body)).toContain('Accept-Datetime is no date')
    }
  })

  it('[DEF70] a kept page is never given for another time', async () => {
    expect((await get(`/wiki/${seededDefinition}`)).status).toBe(200)
    expect((await get(`/wiki/${seededDefinition}`)).status).toBe(200)
    const { status } = await get(`/wiki/${seededDefinition}`, at('Tue, 01 Jan 2013 00:00:00 GMT'))
    expect(status).toBe(302)
  })
})

describe('a program that knows Memento', () => {
  it('[DEF70] [DEF71] walks from the page through its versions to its first and back', async () => {
    const start = linksOf(await get(`/wiki/${seededDefinition}`))
    expect(named(start, 'original')?.href).toBe(original)
    const gate = named(start, 'timegate')?.href ?? ''
    const landed = (await get(gate, at('Wed, 01 Jan 2020 00:00:00 GMT'))).headers.get('location') ?? ''
    const newest = await get(landed)
    expect(newest.status).toBe(200)
    expect(newest.headers.get('memento-datetime')).toBe('Thu, 14 Nov 2019 00:00:00 GMT')
    const before = named(linksOf(newest), 'prev')
    expect(before).toMatchObject({ href: `${original}/versions/2011`, datetime: 'Sat, 01 Jan 2011 00:00:00 GMT' })
    const oldest = await get(before?.href ?? '')
    expect(oldest.headers.get('memento-datetime')).toBe(before?.datetime)
    expect(String(oldest.body)).toContain('Students advance upon demonstrated mastery')
    expect(named(linksOf(oldest), 'prev')).toBeUndefined()
    expect(named(linksOf(oldest), 'first')?.rel).toEqual(['first', 'memento'])
    expect(named(linksOf(oldest), 'next')?.href).toBe(landed)
    expect(named(linksOf(oldest), 'original')?.href).toBe(original)
  })

  it('[DEF72] reads the same past from the TimeMap, in both ways of telling it', async () => {
    const map = named(linksOf(await get(`/wiki/${seededDefinition}`)), 'timemap')?.href ?? ''
    const { headers, body } = await get(map)
    expect(headers.get('content-type')).toBe('application/link-format')
    const links = linksIn(String(body))
    const mementos = links.filter(({ rel }) => rel.includes('memento'))
    expect(mementos).toEqual([
      { href: `${original}/versions/2011`, rel: ['first', 'memento'], datetime: 'Sat, 01 Jan 2011 00:00:00 GMT' },
      { href: `${original}/versions/2019`, rel: ['last', 'memento'], datetime: 'Thu, 14 Nov 2019 00:00:00 GMT' },
    ])
    expect(named(links, 'self')?.href).toBe(map)
    const json = await get(`/wiki/${seededDefinition}/timemap.json`)
    expect(json.body).toMatchObject({
      original_uri: original,
      mementos: {
        list: mementos.map(({ href, datetime }) => ({ uri: href, datetime: new Date(datetime ?? '').toISOString() })),
      },
    })
    const asked = await get(`/wiki/${seededDefinition}/timemap`, { accept: 'application/json' })
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/wiki/${seededDefinition}/timemap.json`])
  })

  it('[DEF71] finds an article’s approved texts too', async () => {
    const page = await get(`/wiki/${seededArticle}`)
    expect(named(linksOf(page), 'timegate')?.href).toBe(`${origin}/wiki/${seededArticle}`)
    const { headers } = await get(`/wiki/${seededArticle}/revisions/1`)
    expect(headers.get('memento-datetime')).toMatch(/GMT$/)
  })

  it('[DEF72] is told of no past that is not there', async () => {
    expect((await get('/wiki/nobody-wrote-this/timemap.link')).status).toBe(404)
    expect((await get(`/wiki/${seededDefinition}/timemap.link?after=x`)).status).toBe(400)
  })
})

describe('texts without a version name', () => {
  let app: TestApp
  let now = new Date('2026-11-24T09:00:00.000Z')
  const visit = async (path: string, headers?: Record<string, string>) =>
    new Caller(app.url).get(app.url + path, headers)
  let people: Awaited<ReturnType<typeof twoPeople>>
  let closePlatform: () => Promise<void>
  beforeAll(async () => {
    const made = await createTestPlatform({ clock: () => now })
    closePlatform = made.close
    app = await createTestApp(made.platform)
    people = await twoPeople(app.platform)
    await people.author.makePage('Pacing')
    for (const words of ['One.', 'Two.', 'Three.']) {
      await people.publish('pacing', textOf(words))
      now = new Date(now.getTime() + 86_400_000)
    }
    await people.author.propose('pacing', textOf('Nobody approved this.'))
  })
  afterAll(async () => {
    await app.close()
    await closePlatform()
  })

  it('[DEF71] each is a memento since it was approved; a proposal is none', async () => {
    const second = await visit('/wiki/pacing/revisions/2')
    expect(second.headers.get('memento-datetime')).toBe('Wed, 25 Nov 2026 09:00:00 GMT')
    const links = linksOf(second)
    expect([named(links, 'prev')?.href, named(links, 'next')?.href]).toEqual([
      `${origin}/wiki/pacing/revisions/1`,
      `${origin}/wiki/pacing/revisions/3`,
    ])
    const proposal = await visit('/wiki/pacing/revisions/4')
    expect([proposal.status, proposal.headers.get('memento-datetime')]).toEqual([404, null])
  })

  it('[DEF70] [DEF71] one that is hidden is passed over', async () => {
    const { id } = await findPage(app.platform, 'pacing')
    const parts = { text: true, authors: false, summary: false }
    await hideParts(lockPage, app.platform, people.moderator, id, { number: 2, ...parts, reason: 'Names a student' })
    const { headers } = await visit('/wiki/pacing', at('Wed, 25 Nov 2026 12:00:00 GMT'))
    expect(headers.get('location')).toBe(`${origin}/wiki/pacing/revisions/1`)
    expect((await visit('/wiki/pacing/revisions/2')).headers.get('memento-datetime')).toBeNull()
  })
})

describe('a long past', () => {
  it('[DEF72] [DEF96] is told in parts, each memento once and in the order of time, with the versions where they belong', async () => {
    const { platform } = wiki
    const { author, member } = await twoPeople(platform)
    const { id: pageId, slug } = await author.makePage('Long past', { kind: 'definition' })
    const revisions = 1203
    await writeLongHistory(platform, { pageId, userId: member.id, revisions })
    const rows = await platform.database.prisma.revision.findMany({ where: { pageId }, orderBy: { number: 'asc' } })
    const approved = rows.at(-1)?.id ?? ''
    const name = (label: string, number: number, datedOn: string) =>
      platform.database.inTransaction(tx =>
        insertVersion(tx, platform, {
          ...{ pageId, revisionId: rows[number - 1]?.id ?? '', label, name: label, status: 'superseded', datedOn },
          ...{ provenance: 'A test.', sources: [], variants: [] },
        }),
      )
    await name('2011', 3, '2011')
    await name('middle', 700, rows[699]?.createdAt.toISOString().slice(0, 10) ?? '')
    await platform.database.inTransaction(tx => setApproved(tx, platform, pageId, approved))
    const told: Link[] = []
    const sizes: number[] = []
    let next: string | undefined = `/wiki/${slug}/timemap.link`
    while (next) {
      const links = linksIn(String((await get(next)).body))
      const mementos = links.filter(({ rel }) => rel.includes('memento'))
      told.push(...mementos)
      sizes.push(mementos.length)
      const self = named(links, 'self')
      expect([self?.from, self?.until]).toEqual([mementos[0]?.datetime, mementos.at(-1)?.datetime])
      const parts = links.filter(({ rel }) => rel.includes('timemap'))
      expect(parts.filter(({ href }) => !href.includes('?')).length).toBe(sizes.length === 1 ? 0 : 1)
      next = parts.find(({ href }) => href.includes('?after='))?.href
    }
    expect(sizes).toEqual([501, 501, 201])
    expect(new Set(told.map(({ href }) => href)).size).toBe(revisions)
    const times = told.map(({ datetime }) => Date.parse(datetime ?? ''))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const at = (label: string) => told.findIndex(({ href }) => href.endsWith(`/versions/${label}`))
    expect([at('2011'), at('middle') > 501, at('middle') < 1002]).toEqual([0, true, true])
    expect(told.filter(({ rel }) => rel.includes('first')).map(({ href }) => href)).toEqual([told[0]?.href])
    expect(told.filter(({ rel }) => rel.includes('last')).map(({ href }) => href)).toEqual([told.at(-1)?.href])
    const { pages } = (await get(`/wiki/${slug}/timemap.json?after=501`)).body as { pages: Record<string, object> }
    expect(Object.keys(pages)).toEqual(['first', 'next'])
  })
})

it('[DEF70] only the one way HTTP writes dates is read', () => {
  expect(parseHttpDate('Thu, 14 Nov 2019 00:00:00 GMT')).toEqual(new Date('2019-11-14T00:00:00Z'))
  for (const wrong of ['Thu, 14 Nov 2019 00:00:00 UTC', 'Thursday, 14-Nov-19 00:00:00 GMT', '1573689600']) {
    expect(parseHttpDate(wrong)).toBeNull()
  }
})
