import { refusedWords } from '@fieldword/client/platform/refused-words.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { Filter, type FilterRule, siteIn, strongest } from '@fieldword/shared/moderation/filter.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf } from '../support/writing.ts'

const rule = (text: string, told: Partial<FilterRule> = {}): FilterRule => ({
  ...{ id: text, kind: 'words', text, whole: true, act: 'hold' },
  ...told,
})
const met = (rules: readonly FilterRule[], text: string) =>
  [...new Filter(rules).find(text)].map(({ id }) => id).toSorted((one, other) => (one < other ? -1 : 1))

describe('what the filter finds', () => {
  it('[ACC42] whatever the case, accents, width, spaces and what nobody sees', () => {
    for (const written of ['Cheap  WATCHES', 'chéap watches', 'ｃheap watches', 'ch\u200beap\nwatches!']) {
      expect(met([rule('cheap watches')], `Buy ${written}`)).toEqual(['cheap watches'])
    }
    expect(met([rule('cheap')], 'cheaper')).toEqual([])
    expect(met([rule('cheap', { whole: false })], 'uncheaper')).toEqual(['cheap'])
  })

  it('[ACC42] sites with those below them, and nothing that only ends alike', () => {
    const site = rule('https://www.Spam.example/x', { kind: 'site' })
    for (const address of ['http://spam.example', 'https://a.b.spam.example/y?z', 'www.spam.example:80.']) {
      expect(met([site], `See ${address}`)).toEqual([site.id])
    }
    expect(met([site], 'See https://notspam.example and spam.example.org')).toEqual([])
    expect([siteIn('spam'), siteIn('a b.example'), siteIn('')]).toEqual([null, null, null])
  })

  it('[ACC43] rules within rules and over each other, in one walk', () => {
    const rules = ['a', 'ab', 'bab', 'bc', 'bca', 'c', 'caa'].map(text => rule(text, { whole: false }))
    expect(met(rules, 'abccab')).toEqual(['a', 'ab', 'bc', 'c'])
    expect(met(rules, 'bcaab')).toEqual(['a', 'ab', 'bc', 'bca', 'c', 'caa'])
    const naive = (text: string) => rules.filter(each => text.includes(each.text)).map(({ id }) => id)
    for (let seed = 0; seed < 729; seed += 1) {
      const text = seed
        .toString(3)
        .padStart(6, '0')
        .replace(/\d/g, digit => 'abc'[Number(digit)] ?? '')
      expect([text, ...met(rules, text)]).toEqual([text, ...naive(text)])
    }
    expect(met([], 'anything')).toEqual([])
  })

  it('[ACC44] the strongest act counts', () => {
    expect(strongest([rule('a', { act: 'warn' }), rule('b', { act: 'refuse' }), rule('c')])).toBe('refuse')
    expect(strongest([])).toBeNull()
  })
})

describe('what is said of it', () => {
  it('[ACC39] [ACC44] when it goes on, what was found and why', () => {
    const words = (code: string, details: object) => refusedWords(code, 'So.', { ...details })
    expect(words('too-many-for-new', { what: 'proposals', retryAfterSeconds: 700 })).toContain(
      'You can propose again in 12 minutes.',
    )
    expect(words('filtered', { found: 'cheap', reason: 'Shops.' })).toContain('“cheap”: Shops.')
    expect(words('too-many', { retryAfterSeconds: 60 })).toBe('Too many attempts. Try again in a minute.')
    expect(words('forbidden', {})).toBe('So.')
  })
})

let app: TestApp
let moderator: Caller
let member: SignedIn
let caller: Caller
beforeAll(async () => {
  app = await createTestApp()
  moderator = await new Caller(app.url).signIn(await aModerator(app.platform))
  member = await aMember(app.platform)
  caller = await new Caller(app.url).signIn(member)
})
afterAll(() => app.close())

const add = (text: string, act: string, told: object = {}) =>
  moderator.send('POST', '/filter-rules', { kind: 'words', text, whole: true, act, reason: 'Shops write it', ...told })

describe('the filter at work', () => {
  it('[ACC44] [ACC45] [ACC47] refuses, warns once, holds, counts; what stood there before is nobody’s', async () => {
    for (const [text, act] of [
      ['rolex', 'refuse'],
      ['dubious', 'warn'],
      ['casino', 'hold'],
    ] as const) {
      expect((await add(text, act)).status).toBe(201)
    }
    expect((await caller.send('POST', '/filter-rules', {})).status).not.toBe(201)
    const make = (title: string, by = caller) => by.send('POST', '/pages', { title, kind: 'article' })
    expect(await make('A Rolex')).toMatchObject({
      status: 403,
      body: { code: 'filtered', details: { found: 'rolex' } },
    })
    expect(await make('A casino')).toMatchObject({ status: 403, body: { code: 'filtered' } })
    expect(await make('Dubious words')).toMatchObject({ status: 409, body: { code: 'filter-warned' } })
    expect(await make('Dubious words')).toMatchObject({ status: 201 })
    expect((await make('Rolex, by a moderator', moderator)).status).toBe(201)
    const talk = (text: string) =>
      caller.send('POST', '/pages/dubious-words/threads', { title: '', text, anchor: null })
    expect(await talk('Come to the casino')).toMatchObject({ body: { state: 'held' } })
    expect(await talk('Come to the library')).toMatchObject({ body: { state: 'published' } })
    const { items } = (await moderator.get('/filter-rules')).body as {
      items: { text: string; hits: number; id: string }[]
    }
    expect(items.map(({ text, hits }) => [text, hits])).toEqual([
      ['casino', 2],
      ['dubious', 2],
      ['rolex', 1],
    ])
    const [casino] = items
    expect((await moderator.send('POST', `/filter-rules/${casino?.id}/end`, { reason: 'No more' })).status).toBe(200)
    expect((await make('A casino')).status).toBe(201)
  })

  it('[ACC44] [ACC46] a proposal is refused, or held and marked in the queue', async () => {
    await add('lottery', 'hold')
    const author = authorOf(app.platform, member)
    const { slug } = await author.makePage('Played')
    expect(await refusalOf(author.propose(slug, textOf('Buy a Rolex.')))).toBe('filtered')
    const { id } = await author.propose(slug, textOf('The lottery is on.'))
    const facts = await app.platform.database.prisma.reviewFacts.findUnique({ where: { reviewId: id } })
    expect(facts?.hints).toContain('filtered')
  })
})

describe('new accounts', () => {
  it('[ACC38] [ACC39] [ACC40] write so much in an hour, as an admin says with a reason', async () => {
    const admin = await new Caller(app.url).signIn(await anAdmin(app.platform))
    const rules = { days: 2, revisions: 0, proposals: 1, comments: 1, pages: 1, links: 1, reason: 'A wave of spam' }
    expect((await moderator.send('PUT', '/newcomer-rules', rules)).status).toBe(403)
    expect((await admin.send('PUT', '/newcomer-rules', rules)).status).toBe(200)
    expect((await admin.send('PUT', '/newcomer-rules', rules)).status).toBe(409)
    const fresh = await new Caller(app.url).signIn(await aMember(app.platform))
    const make = (title: string) => fresh.send('POST', '/pages', { title, kind: 'article' })
    expect((await make('First of mine')).status).toBe(201)
    const refused = await make('Second of mine')
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'too-many-for-new', details: { what: 'pages', limit: 1 } },
    })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const text = 'See https://a.example and https://b.example'
    const talk = await fresh.send('POST', '/pages/first-of-mine/threads', { title: '', text, anchor: null })
    expect(talk).toMatchObject({ status: 429, body: { details: { what: 'links' } } })
    await app.platform.database.prisma.user.updateMany({ data: { createdAt: new Date('2020-01-01') } })
    expect((await make('No longer new')).status).toBe(201)
    const { items } = (await fresh.get('/newcomer-rules/log')).body as { items: object[] }
    expect(items).toMatchObject([{ pages: 1, reason: 'A wave of spam' }])
  })
})

describe('the filter tried', () => {
  const attempt = (wish: object, by = moderator) => by.send('POST', '/filter-trials', wish)
  const proposed = async (title: string, ...texts: string[]) => {
    const author = authorOf(app.platform, await aMember(app.platform))
    const { slug } = await author.makePage(title)
    for (const text of texts) await author.propose(slug, textOf(text))
  }

  it('[ACC48] tells moderators what a text would meet and why, and how many proposals, and keeps nothing of it', async () => {
    const { items } = (await moderator.get('/filter-rules')).body as { items: { id: string }[] }
    for (const { id } of items) await moderator.send('POST', `/filter-rules/${id}/end`, { reason: 'Another is tried' })
    expect((await add('bingo', 'hold')).status).toBe(201)
    const hits = await app.platform.database.prisma.filterHit.count()
    await proposed('Tried', 'Come and play bingo.')
    await proposed('Tried too', 'The raffle is on.')
    const { prisma } = app.platform.database
    const looked = await prisma.review.count()
    const rule = { kind: 'words', text: 'raffle', whole: true, act: 'refuse' }
    const tried = await attempt({ text: 'A raffle, and bingo.', rule })
    expect(tried).toMatchObject({
      status: 200,
      body: {
        act: 'refuse',
        met: [
          { id: null, text: 'raffle', act: 'refuse' },
          { text: 'bingo', act: 'hold', reason: 'Shops write it' },
        ],
        proposals: {
          ...{ looked, refuse: 1, hold: 1, warn: 0, byRule: 1 },
          newest: [
            { page: 'Tried too', number: 1, act: 'refuse', found: ['raffle'] },
            { page: 'Tried', act: 'hold', found: ['bingo'] },
          ],
        },
      },
    })
    expect((await attempt({})).body).toMatchObject({ act: null, met: [], proposals: { refuse: 0, hold: 1, byRule: 0 } })
    expect(await prisma.filterHit.count()).toBe(hits + 1)
    expect((await attempt({ text: 'x' }, caller)).status).toBe(403)
    const broken = await attempt({ rule: { ...rule, kind: 'site' } })
    expect(broken).toMatchObject({ status: 400, body: { details: { issues: [{ path: 'rule.text' }] } } })
  })

  it('[ACC48] by a form without scripts, with what is wrong beside its field', async () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const send = (fields: Record<string, string>) =>
      moderator.send('POST', `${app.url}/filter/try`, new URLSearchParams(fields).toString(), type)
    const tried = await send({ written: 'We play bingo', kind: 'words', text: 'raffle', whole: 'yes', act: 'warn' })
    expect(tried.status).toBe(200)
    for (const words of ['This text would be held for a moderator.', 'Shops write it', 'We play bingo</textarea>']) {
      expect(tried.body).toContain(words)
    }
    const broken = await send({ written: '', kind: 'site', text: 'no site', act: 'warn' })
    expect([broken.status, broken.body]).toEqual([400, expect.stringContaining('id="field-text-problem"')])
    const empty = await send({ written: '', text: '' })
    expect(empty.body).toContain('What is caught')
    expect(empty.body).not.toContain('Nothing is met in this text.')
  })
})
