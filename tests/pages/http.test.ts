import { readFileSync } from 'node:fs'
import { findOrCreateWorkingDraft } from '@fieldword/server/collab/index.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import { setNewcomerRules } from '@fieldword/server/revisions/newcomers-commands.ts'
import { usualNewcomerRules } from '@fieldword/shared/revisions/newcomers-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { authorOf, textOf } from '../support/writing.ts'

let app: TestApp
let visitor: Caller
let member: Caller
let moderator: Caller

beforeAll(async () => {
  app = await createTestApp()
  await seedWhenEmpty(app.platform)
  // Hundreds of pages are made here in a minute, as by nobody new.
  const nobodyIsNew = { ...usualNewcomerRules, days: 0, revisions: 0, reason: 'We know each other' }
  await setNewcomerRules(app.platform, await anAdmin(app.platform), nobodyIsNew)
  visitor = new Caller(app.url)
  member = await new Caller(app.url).signIn(await aMember(app.platform))
  moderator = await new Caller(app.url).signIn(await aModerator(app.platform))
})
afterAll(() => app.close())

const cbe = 'competency-based-education'

describe('reading', () => {
  it.each([
    '/pages',
    '/pages?kind=definition&limit=2',
    '/page-suggestions?q=mas',
    `/pages/${cbe}`,
    '/pages/Mastery',
    `/pages/${cbe}/links?limit=2`,
    `/pages/${cbe}/revisions`,
    `/pages/${cbe}/revisions/1`,
    `/pages/${cbe}/compare?from=1&to=2`,
    '/definitions?inForceOnly=true',
    `/definitions/${cbe}`,
    `/definitions/${cbe}?version=2011`,
    `/definitions/${cbe}/versions`,
    `/definitions/${cbe}/compare?from=2011&to=2019`,
  ])('[PG9] %s answers a visitor as its contract says', async path => {
    expect((await visitor.get(path)).status).toBe(200)
  })

  it.each([
    ['/pages?limit=0', 400],
    ['/pages?limit=101', 400],
    ['/pages?cursor=there', 400],
    ['/pages?kind=poem', 400],
    ['/pages/no-such-page', 404],
    ['/pages/a%20b', 400],
    ['/pages/..%2F..%2Fetc', 400],
    ['/pages/mastery/revisions/0', 400],
    ['/pages/mastery/revisions/99999999999', 400],
    ['/pages/mastery/revisions/7', 404],
    ['/pages/mastery/revisions?cursor=-1', 400],
    ['/pages/mastery/compare?from=1', 400],
    ['/pages/mastery/compare?from=1&to=7', 404],
    ['/definitions/about-competencyworks', 404],
    [`/definitions/${cbe}?version=1999`, 404],
    [`/definitions/${cbe}/versions?cursor=2011-11`, 400],
    ['/reviews', 401],
    ['/reviews/count', 401],
    ['/pages/mastery/proposal', 401],
  ])('[PG9] %s answers %d in the one shape', async (path, status) => {
    const answer = await visitor.get(path)
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ code: expect.any(String), message: expect.any(String), details: expect.any(Object) })
  })
})

describe('titles from anywhere', () => {
  it('[PG1] each is an address or is refused, and none is an error', async () => {
    const strings = JSON.parse(
      readFileSync(new URL('../fixtures/hostile/naughty-strings.json', import.meta.url), 'utf8'),
    ) as string[]
    const statuses = new Map<number, number>()
    for (const title of [...strings, 'NUL \u0000 within', 'lone \ud800 half', 'turned \u202e round']) {
      const { status } = await member.send('POST', '/pages', { title, kind: 'article' })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses.keys()].filter(status => ![201, 400, 409].includes(status))).toEqual([])
    expect(statuses.get(201)).toBeGreaterThan(100)
    expect((await visitor.get('/pages?limit=100')).status).toBe(200)
    expect((await member.get('/pages?limit=100')).status).toBe(200)
  })
})

describe('the straight way', () => {
  it('[PG8] a page is made, written, proposed, approved and read, all over HTTP but the typing', async () => {
    const wish = { title: 'Over HTTP', kind: 'article', parentSlug: cbe }
    expect(await member.send('POST', '/pages', wish)).toMatchObject({ status: 201, body: { slug: 'over-http' } })
    expect((await member.send('POST', '/pages', wish)).status).toBe(409)
    const writer = await aMember(app.platform)
    await authorOf(app.platform, writer).write('over-http', textOf('Words.'))
    const preview = await member.get('/pages/over-http/proposal')
    const { contentHash } = preview.body as { contentHash: string }
    const proposal = { summary: 'First words', changeKind: 'meaning', contentHash }
    const proposed = await member.send('POST', '/pages/over-http/proposals', proposal)
    expect(proposed.status).toBe(201)
    const { id } = proposed.body as { id: string }
    const approval = { kind: 'approve', contentHash }
    expect((await moderator.get(`/reviews/${id}`)).body).toMatchObject({ may: { approve: true }, own: false })
    expect((await member.get('/reviews?mine=true')).body).toMatchObject({ items: [{ id }] })
    expect((await member.send('POST', `/reviews/${id}/decisions`, approval)).status).toBe(403)
    expect((await moderator.send('POST', `/reviews/${id}/decisions`, { kind: 'reject' })).status).toBe(400)
    expect((await moderator.send('POST', `/reviews/${id}/decisions`, approval)).status).toBe(200)
    expect((await visitor.get('/pages/over-http')).body).toMatchObject({ text: { html: '<p>Words.</p>' } })
    expect((await moderator.send('POST', `/reviews/${id}/decisions`, approval)).status).toBe(409)
    expect((await member.send('POST', '/pages/over-http/restorations', { number: 1 })).status).toBe(409)
    expect((await member.send('PATCH', '/pages/over-http', { title: 'Renamed' })).body).toMatchObject({
      slug: 'renamed',
    })
    const place = { parentSlug: 'mastery', afterSlug: null }
    expect((await member.send('PUT', '/pages/renamed/place', place)).status).toBe(200)
    expect((await visitor.get('/pages/over-http')).body).toMatchObject({
      slug: 'renamed',
      parent: { slug: 'mastery' },
    })
  })

  it('[PG4] a page and its draft are the same by any of its addresses', async () => {
    const [old, now] = await Promise.all(['over-http', 'renamed'].map(slug => findPage(app.platform, slug)))
    expect(old?.id).toBe(now?.id)
    const draft = await findOrCreateWorkingDraft(app.platform, now?.id ?? '')
    expect((await member.get('/pages/over-http/draft')).body).toMatchObject({ draftId: draft.draftId })
  })
})
