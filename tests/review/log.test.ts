import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { type LogWish, listDecisions } from '@fieldword/server/review/log.ts'
import { countOwn, listOwnProposals } from '@fieldword/server/review/own.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { approve, authorOf, decideAs, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let slug: string
/** Approved, rejected, sent back; and one of another page, reverted. */
let reviews: ReviewRef[]
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  app = await createTestApp(platform)
  people = await twoPeople(platform)
  const { author, moderator } = people
  slug = (await author.makePage('Logged')).slug
  const { slug: other } = await author.makePage('Reverted')
  const approved = await author.propose(slug, textOf('One.'), { summary: 'Say one' })
  await decideAs(platform, moderator, approved, 'approve', '')
  const rejected = await author.propose(slug, textOf('Two.'), { summary: 'Say two' })
  await decideAs(platform, moderator, rejected, 'reject', 'It is one.')
  const back = await author.propose(slug, textOf('Three.'), { summary: 'Say three' })
  await decideAs(platform, moderator, back, 'request_changes', 'Say why.')
  const reverted = await author.propose(other, textOf('Other.'), { summary: 'Say other' })
  await decideAs(platform, moderator, reverted, 'approve', '')
  await decideAs(platform, moderator, reverted, 'revert', 'By mistake.')
  reviews = [approved, rejected, back, reverted]
})
afterAll(async () => {
  await app.close()
  await test.close()
})

async function logged(actor: Actor, wish: Partial<LogWish> = {}) {
  const { items } = await listDecisions(platform, actor, { limit: 20, ...wish })
  return items.map(({ kind, summary }) => `${kind} ${summary}`.trim())
}

describe('[RV74] the log of decisions', () => {
  it('tells everybody what was decided on what they may read', async () => {
    expect(await logged(people.member)).toEqual([
      ...['revert Say other', 'approve Say other', 'request_changes Say three', 'reject Say two', 'approve Say one'],
    ])
    expect(await logged(visitor)).toEqual(['revert', 'approve Say one'])
  })

  it('is narrowed by the name of who decided, also on its page; of nobody here it tells nothing', async () => {
    expect(await logged(people.member, { person: people.moderator.name })).toHaveLength(5)
    expect(await logged(people.member, { person: people.member.name })).toEqual([])
    expect(await logged(people.member, { person: 'Nobody Here' })).toEqual([])
    const page = await new Caller(app.url).get(`${app.url}/decisions?person=Nobody+Here`)
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('No such decision.')])
  })

  it('[RV137] is an Atom feed of what visitors read, narrowed alike', async () => {
    const feed = async (query: string) => {
      const { status, headers, body } = await new Caller(app.url).get(`${app.url}/decisions.atom${query}`)
      return { status, type: headers.get('content-type'), xml: String(body) }
    }
    const all = await feed('')
    expect([all.status, all.type]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect([...all.xml.matchAll(/<category term="(\w+)"/g)].map(([, kind]) => kind)).toEqual(['revert', 'approve'])
    expect(all.xml).toContain(`<name>${people.moderator.name}</name>`)
    expect(all.xml).not.toContain('It is one.')
    const reverts = await feed('?kind=revert')
    expect([...reverts.xml.matchAll(/<entry>/g)]).toHaveLength(1)
    expect(reverts.xml).toContain('By mistake.')
    expect((await feed('?kind=guessed')).status).toBe(400)
    const page = await new Caller(app.url).get(`${app.url}/decisions?kind=revert`)
    expect(page.body).toContain('href="/decisions.atom?kind=revert"')
  })

  it('is narrowed to a page, a kind and a person, and read part by part', async () => {
    expect(await logged(people.member, { page: slug, kind: 'reject' })).toEqual(['reject Say two'])
    expect(await logged(people.member, { by: people.member.id })).toEqual([])
    const first = await listDecisions(platform, people.member, { limit: 2 })
    const rest = await listDecisions(platform, people.member, { limit: 20, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...rest.items].map(({ kind }) => kind)).toHaveLength(5)
    expect(rest.nextCursor).toBeNull()
  })

  it('is a page for everybody', async () => {
    const { status, body } = await new Caller(app.url).send('GET', `${app.url}/decisions?page=${slug}`)
    expect(status).toBe(200)
    expect(body).toContain('Say one')
    expect(body).not.toContain('It is one.')
  })
})

describe('[RV75] one’s own proposals', () => {
  const own = (actor: SignedIn, waiting?: boolean) => listOwnProposals(platform, actor, { limit: 20, waiting })

  it('are told with what came of each and what can be done next', async () => {
    const { items } = await own(people.member)
    const [approved, rejected, back, reverted] = reviews.map(({ id }) => items.find(each => each.id === id))
    expect(approved).toMatchObject({ state: 'approved', decided: { kind: 'approve' }, may: { revise: false } })
    expect(rejected).toMatchObject({ decided: { kind: 'reject', reason: 'It is one.' }, may: { reopen: false } })
    expect(back).toMatchObject({ state: 'changes_requested', may: { revise: true, withdraw: true, update: false } })
    expect(reverted).toMatchObject({ state: 'open', decided: { kind: 'revert', reason: 'By mistake.' } })
    expect((await own(people.moderator)).items).toEqual([])
    expect(await refusalOf(listOwnProposals(platform, visitor, { limit: 20 }))).toBe('sign-in-needed')
  })

  it('are those of whoever typed in one, too, and say how many wait for them', async () => {
    const typist = await aMember(platform)
    const { slug: page } = await people.author.makePage('Typed by another')
    await authorOf(platform, typist).write(page, textOf('Typed.'))
    const review = await people.author.propose(page)
    expect((await own(typist)).items).toMatchObject([{ id: review.id, may: { revise: true, withdraw: false } }])
    expect(await countOwn(platform, typist)).toEqual({ waiting: 0 })
    const later = await people.author.propose(page, textOf('Typed, later.'))
    await approve(platform, await anAdmin(platform), later)
    expect(await countOwn(platform, typist)).toEqual({ waiting: 1 })
    expect((await own(typist, true)).items).toMatchObject([{ id: review.id, may: { update: true } }])
  })

  it('are a page that leads on', async () => {
    const member = await new Caller(app.url).signIn(people.member)
    const { body } = await member.send('GET', `${app.url}/proposals?show=waiting`)
    expect(body).toContain('Say why.')
    expect(body).toContain('Write the next round')
    const visiting = await new Caller(app.url).send('GET', `${app.url}/proposals`)
    expect(visiting.headers.get('location')).toContain('/sign-in?next=')
  })
})

describe('forms of a review, without scripts', () => {
  const send = async (actor: SignedIn, path: string, fields: Record<string, string>) => {
    const caller = await new Caller(app.url).signIn(actor)
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return caller.send('POST', `${app.url}${path}`, new URLSearchParams(fields).toString(), type)
  }

  it('[RV61] [RV62] [WEB20] decide, say what is missing, and keep what was written', async () => {
    const { slug: page } = await people.author.makePage('By forms')
    const { id, revision } = await people.author.propose(page, textOf('Words.'))
    const seen = { contentHash: revision.contentHash }
    const without = await send(people.moderator, `/review/${id}`, { ...seen, decision: 'request_changes', reason: ' ' })
    expect([without.status, String(without.body).includes('A request for changes needs a reason')]).toEqual([400, true])
    const unchosen = await send(people.moderator, `/review/${id}`, { ...seen, reason: 'Kept words' })
    expect(unchosen.status).toBe(400)
    expect(unchosen.body).toContain('Choose a decision first.')
    expect(unchosen.body).toContain('Kept words')
    const moved = await send(people.moderator, `/review/${id}`, { contentHash: '0'.repeat(64), decision: 'approve' })
    expect([moved.status, String(moved.body).includes('A new round was proposed while you looked.')]).toEqual([
      409,
      true,
    ])
    for (const [actor, decision] of [
      [people.moderator, 'request_changes'],
      [people.member, 'withdraw'],
      [people.member, 'reopen'],
      [people.moderator, 'approve'],
      [people.moderator, 'revert'],
    ] as const) {
      const { status, headers } = await send(actor, `/review/${id}`, { ...seen, decision, reason: 'A reason.' })
      expect([status, headers.get('location')]).toEqual([303, `/review/${id}?done=${decision}`])
      const read = await new Caller(app.url).send('GET', `${app.url}/wiki/${page}`)
      // [RV70] What was kept for visitors goes with the approval.
      expect([decision, String(read.body).includes('<p>Words.</p>')]).toEqual([decision, decision === 'approve'])
    }
  })

  it('[RV72] [RV76] set the rules, and name and end a delegate', async () => {
    const admin = await anAdmin(platform)
    const rules = { definitions: '1', largeChanges: '2' }
    expect((await send(admin, '/review/rules', { ...rules, reason: '' })).status).toBe(400)
    expect((await send(people.moderator, '/review/rules', { ...rules, reason: 'One moderator' })).status).toBe(403)
    expect((await send(admin, '/review/rules', { ...rules, reason: 'One moderator' })).status).toBe(303)
    await aMember(platform, 'Named By Form')
    const until = new Date(platform.clock().getTime() + 5 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    const wish = { page: slug, to: 'Named By Form', until, reason: 'Away next week' }
    expect((await send(people.moderator, '/review/delegates', { ...wish, until: '' })).status).toBe(400)
    expect((await send(people.moderator, '/review/delegates', wish)).status).toBe(303)
    const { id } = await platform.database.prisma.delegation.findFirstOrThrow()
    expect((await send(people.moderator, '/review/delegates', { end: id })).status).toBe(303)
    const { endedAt } = await platform.database.prisma.delegation.findFirstOrThrow()
    expect(endedAt).not.toBeNull()
  })
})
