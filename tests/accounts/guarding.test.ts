import { blockAccount, unblockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { findOrCreateWorkingDraft } from '@fieldword/server/collab/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Writer } from '../collab/support/writer.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { type Answer, Caller } from '../support/caller.ts'
import { aMember, aModerator, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { twoPeople } from '../support/writing.ts'

let test: TestPlatform
let app: TestApp
let moderator: Caller
let member: SignedIn
beforeAll(async () => {
  test = await createTestPlatform({ config: { trustProxy: 1 } })
  app = await createTestApp(test.platform)
  moderator = await new Caller(app.url).signIn(await aModerator(test.platform))
  member = await aMember(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const reason = 'Forty accounts in an hour'
const told = { code: 'network-blocked', details: { reason, until: null } }
const from = (address: string) => ({ 'x-forwarded-for': `198.51.100.9, ${address}` })
const block = (range: string, scope: string) =>
  moderator.send('POST', '/network-blocks', { range, scope, reason, until: null })
const end = ({ body }: Answer) =>
  moderator.send('POST', `/network-blocks/${(body as { id: string }).id}/end`, { reason: 'It was a school' })

/** Asks until the news has gone round. */
async function eventually(ask: () => Promise<Answer>, isSo: (answer: Answer) => boolean): Promise<Answer> {
  for (let asked = 0; asked < 200; asked += 1) {
    const answer = await ask()
    if (isSo(answer)) return answer
  }
  throw new Error('It never came to be so.')
}

const signUp = (name: string, address: string) =>
  new Caller(app.url).send('POST', '/accounts', { name, email: emailOf({ name }), password }, from(address))

describe('a blocked network', () => {
  it('[ACC30] [ACC33] keeps from making accounts, by the address the proxy told, until it is ended', async () => {
    const made = await block('203.0.113.9/24', 'sign_up')
    expect(made).toMatchObject({ status: 201, body: { range: '203.0.113.0/24', inForce: true } })
    const refused = () => signUp('Kept out', '203.0.113.77')
    expect(await eventually(refused, ({ status }) => status === 403)).toMatchObject({ body: told })
    expect((await signUp('Let in', '203.0.114.1')).status).toBe(201)
    expect(await block('203.0.113.0/24', 'visitors')).toMatchObject({ status: 409, body: { code: 'range-blocked' } })
    const ended = await end(made)
    expect(ended).toMatchObject({ status: 200, body: { inForce: false, ended: { reason: 'It was a school' } } })
    expect(await end(made)).toMatchObject({ status: 409, body: { code: 'range-not-blocked' } })
    await eventually(
      () => signUp('Let in later', '203.0.113.77'),
      ({ status }) => status === 201,
    )
    const log = await moderator.get('/network-blocks?limit=1')
    expect(log.body).toMatchObject({ items: [{ range: '203.0.113.0/24', reason }], nextCursor: null })
  })

  it('[ACC30] stops members where it says so, on pages too, and never moderators; signing in stays possible', async () => {
    const made = await block('2001:db8:7::/48', 'everybody')
    const there = from('2001:db8:7::1')
    const caller = new Caller(app.url)
    expect((await caller.send('POST', '/session', { email: emailOf(member), password }, there)).status).toBe(200)
    const write = (address: string) =>
      caller.send('POST', '/pages', { title: `From ${address}`, kind: 'article' }, from(address))
    expect(
      await eventually(
        () => write('2001:db8:7::1'),
        ({ status }) => status === 403,
      ),
    ).toMatchObject({ body: told })
    expect((await write('2001:db8:8::1')).status).toBe(201)
    const page = await caller.get(`${app.url}/pages`, there)
    expect(page.body).toContain('The network you come from is blocked')
    expect(page.headers.get('cache-control')).toContain('private')
    expect((await moderator.send('POST', '/pages', { title: 'By a moderator', kind: 'article' }, there)).status).toBe(
      201,
    )
    await end(made)
  })

  it('[ACC30] is felt by open sockets, and by no other', async () => {
    const { author } = await twoPeople(test.platform)
    const { slug } = await author.makePage('Open while blocked')
    const { id } = await test.platform.database.prisma.page.findUniqueOrThrow({ where: { slug } })
    const { draftId } = await findOrCreateWorkingDraft(test.platform, id)
    const { cookie } = await new Caller(app.url).signIn(member)
    const writer = new Writer({ url: app.url.replace('http', 'ws'), draftId, name: 'member', cookie })
    await writer.when(() => writer.provider.synced && writer.mayWrite)
    const made = await block('127.0.0.0/16', 'everybody')
    await writer.when(() => writer.closed !== null)
    const again = new Writer({ url: app.url.replace('http', 'ws'), draftId, name: 'member', cookie })
    await again.when(() => again.closed !== null)
    await end(made)
    writer.leave()
    again.leave()
  })

  it('[ACC33] is the moderators’ to see and make', async () => {
    const other = await new Caller(app.url).signIn(member)
    expect((await other.get('/network-blocks')).status).toBe(403)
    expect(
      (await other.send('POST', '/network-blocks', { range: '1.2.3.4', scope: 'visitors', reason, until: null }))
        .status,
    ).toBe(403)
    expect(await block('10.0.0.0/8', 'visitors')).toMatchObject({ status: 400, body: { code: 'range-too-wide' } })
  })
})

const words = 'I was not the only one at this computer.'
const answer = (id: string, act: string, text = 'Then use an account of your own.') =>
  moderator.send('POST', `/appeals/${id}/answers`, { act, text })

describe('an appeal', () => {
  it('[ACC35] [ACC36] one message, one more after each answer, until the block is lifted', async () => {
    const blocked = await aMember(test.platform)
    const caller = await new Caller(app.url).signIn(blocked)
    const send = () => caller.send('POST', '/appeal', { text: words })
    expect(await send()).toMatchObject({ status: 409, body: { code: 'not-blocked' } })
    await blockAccount(test.platform, await aModerator(test.platform), { id: blocked.id, reason, until: null })
    expect(await send()).toMatchObject({ status: 200, body: { key: null } })
    expect(await send()).toMatchObject({ status: 409, body: { code: 'appeal-waits' } })
    const waiting = (await moderator.get('/appeals')).body as { items: { id: string; person: { id: string } }[] }
    const { id = '' } = waiting.items.find(({ person }) => person?.id === blocked.id) ?? {}
    expect((await moderator.get('/appeals/waiting')).body).toEqual({ waiting: 1 })
    expect(await answer(id, 'answer')).toMatchObject({ status: 200, body: { state: 'answered' } })
    expect((await caller.get('/appeal')).body).toMatchObject({ mayWrite: true, block: { reason } })
    expect(await send()).toMatchObject({ status: 200 })
    expect(await answer(id, 'lift', 'Welcome back then.')).toMatchObject({ body: { state: 'lifted' } })
    expect((await caller.get('/appeal')).body).toMatchObject({
      ...{ block: null, mayWrite: false },
      conversation: { state: 'lifted', messages: [{ by: null, text: words }, {}, {}, { text: 'Welcome back then.' }] },
    })
    expect(await answer(id, 'answer')).toMatchObject({ status: 409, body: { code: 'appeal-closed' } })
    expect(await send()).toMatchObject({ status: 409, body: { code: 'not-blocked' } })
    expect((await caller.send('POST', '/pages', { title: 'Back again', kind: 'article' })).status).toBe(201)
  })

  it('[ACC34] [ACC35] of a visitor is found again by its key alone, three an hour from one place', async () => {
    const made = await block('198.51.100.0/24', 'sign_up')
    const visitor = new Caller(app.url)
    const there = from('198.51.100.20')
    const send = (body: object) => visitor.send('POST', '/appeal', { text: words, ...body }, there)
    const first = await eventually(
      () => send({}),
      ({ status }) => status === 200,
    )
    const { key } = first.body as { key: string }
    expect((await visitor.get(`/appeal?key=${key}`, there)).body).toMatchObject({ conversation: { state: 'waiting' } })
    expect((await visitor.get('/appeal', there)).body).toMatchObject({ conversation: null, mayWrite: true })
    expect(await send({ key })).toMatchObject({ body: { code: 'appeal-waits' } })
    expect(await send({ key: `${key.slice(1)}x` })).toMatchObject({ status: 404 })
    expect([(await send({})).status, (await send({})).status]).toEqual([200, 200])
    expect(await send({})).toMatchObject({ status: 429, body: { code: 'too-many' } })
    const { prisma } = test.platform.database
    const stored = JSON.stringify([await prisma.appeal.findMany(), await prisma.rateLimit.findMany()])
    expect(stored).not.toContain('198.51.100.20')
    expect(stored).not.toContain(key)
    const { items } = (await moderator.get('/appeals')).body as { items: { id: string; person: null }[] }
    expect(items).toHaveLength(3)
    expect(await answer(items[0]?.id ?? '', 'lift')).toMatchObject({ body: { block: { inForce: false } } })
    expect(await end(made)).toMatchObject({ body: { code: 'range-not-blocked' } })
    expect((await visitor.get(`/appeal?key=${key}`)).body).toMatchObject({
      block: null,
      conversation: { state: 'lifted' },
    })
  })

  it('[ACC49] is over when its block is: it waits for nobody and takes no answer', async () => {
    const [blocked, by] = [await aMember(test.platform), await aModerator(test.platform)]
    const waiting = async () => ((await moderator.get('/appeals/waiting')).body as { waiting: number }).waiting
    const before = await waiting()
    await blockAccount(test.platform, by, { id: blocked.id, reason, until: null })
    const caller = await new Caller(app.url).signIn(blocked)
    await caller.send('POST', '/appeal', { text: words })
    expect(await waiting()).toBe(before + 1)
    await unblockAccount(test.platform, by, { id: blocked.id, reason: 'A misunderstanding' })
    expect(await waiting()).toBe(before)
    expect((await moderator.get('/appeals?limit=100')).body).not.toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ person: expect.objectContaining({ id: blocked.id }) })]),
    })
    const { items } = (await moderator.get('/appeals?show=all&limit=1')).body as {
      items: { id: string; state: string }[]
    }
    expect(items[0]?.state).toBe('ended')
    expect(await answer(items[0]?.id ?? '', 'decline')).toMatchObject({ status: 409, body: { code: 'appeal-over' } })
    expect((await caller.get('/appeal')).body).toMatchObject({ block: null, conversation: { state: 'ended' } })
    const page = await moderator.get(`${app.url}/appeals/${items[0]?.id}`)
    expect(page.body).toContain('Block ended')
  })

  it('[ACC35] what was said stays as it was said', async () => {
    const { prisma } = test.platform.database
    await expect(prisma.appealMessage.updateMany({ data: { text: 'Nothing.' } })).rejects.toThrow('only added to')
    await expect(prisma.appealMessage.deleteMany()).rejects.toThrow('only added to')
  })

  it('[ACC36] [ACC37] declined, it ends; only moderators read the list', async () => {
    const blocked = await aMember(test.platform)
    await blockAccount(test.platform, await aModerator(test.platform), { id: blocked.id, reason, until: null })
    const caller = await new Caller(app.url).signIn(blocked)
    await caller.send('POST', '/appeal', { text: words })
    const all = (await moderator.get('/appeals?show=all&limit=1')).body as { items: { id: string }[] }
    expect(await answer(all.items[0]?.id ?? '', 'decline')).toMatchObject({ body: { state: 'declined' } })
    expect(await caller.send('POST', '/appeal', { text: words })).toMatchObject({ body: { code: 'appeal-closed' } })
    expect((await caller.get('/appeals')).status).toBe(403)
    const page = await caller.get(`${app.url}/appeal`)
    expect(page.body).toContain('The block stays.')
  })
})
