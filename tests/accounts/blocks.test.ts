import { blockAccount, unblockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { setRole } from '@fieldword/server/accounts/commands.ts'
import { listAccounts, listBlocks } from '@fieldword/server/accounts/listing-queries.ts'
import { findAccount, findSessionAccounts } from '@fieldword/server/accounts/queries.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'

const hour = 60 * 60 * 1000
let now = new Date()
let test: TestPlatform
let app: TestApp
let moderator: SignedIn
beforeAll(async () => {
  test = await createTestPlatform({ clock: () => now })
  app = await createTestApp(test.platform)
  moderator = await aModerator(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const reason = 'Links to a shop on nine pages'
const block = (by: SignedIn, whom: SignedIn, until: Date | null = null) =>
  blockAccount(test.platform, by, { id: whom.id, reason, until: until?.toISOString() ?? null })
const unblock = (by: SignedIn, whom: SignedIn) =>
  unblockAccount(test.platform, by, { id: whom.id, reason: 'They asked, and will not again' })
const blockOf = async ({ id }: SignedIn) => (await findAccount(test.platform, id))?.block

describe('a block', () => {
  it('[ACC16] tells whoever is blocked why and until when, on every request from then on', async () => {
    const member = await aMember(test.platform)
    const caller = await new Caller(app.url).signIn(member)
    const until = new Date(now.getTime() + hour)
    await block(moderator, member, until)
    const told = { reason, until: until.toISOString() }
    expect((await caller.get('/session')).body).toMatchObject({ actor: { id: member.id, block: told } })
    const answer = await caller.send('POST', '/pages', { title: 'Spam', kind: 'article' })
    expect(answer).toMatchObject({ status: 403, body: { code: 'blocked', details: told } })
    expect((await caller.get(`${app.url}/pages`)).body).toContain(reason)
  })

  it('[ACC16] ends by the clock', async () => {
    const member = await aMember(test.platform)
    await block(moderator, member, new Date(now.getTime() + hour))
    now = new Date(now.getTime() + hour - 1)
    expect(await blockOf(member)).not.toBeNull()
    now = new Date(now.getTime() + 1)
    expect(await blockOf(member)).toBeNull()
    await block(moderator, member)
    expect(await blockOf(member)).toEqual({ reason, until: null })
  })

  it('[ACC16] needs a reason, and an end that is still to come', async () => {
    const [member, caller] = [await aMember(test.platform), await new Caller(app.url).signIn(moderator)]
    const send = (body: object) => caller.send('PUT', `/accounts/${member.id}/block`, body)
    for (const body of [{ until: null }, { reason: '  ', until: null }, { reason, until: now.toISOString() }]) {
      expect(await send(body)).toMatchObject({ status: 400, body: { code: 'bad-input' } })
    }
    expect(await blockOf(member)).toBeNull()
  })

  it('[ACC17] is told to every process, by the transaction that makes it', async () => {
    const member = await aMember(test.platform)
    const told = Promise.withResolvers<string>()
    await test.another().signals.listen('accounts', told.resolve, () => {})
    await block(moderator, member)
    expect(await told.promise).toBe(member.id)
    const event = await test.platform.database.prisma.outboxEvent.findFirst({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ kind: 'account-blocked', payload: { userId: member.id, actorId: moderator.id } })
  })

  it('[ACC17] is one at a time, also when two moderators block at once', async () => {
    const [member, other] = [await aMember(test.platform), await aModerator(test.platform)]
    const outcomes = await Promise.allSettled([block(moderator, member), block(other, member)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await refusalOf(block(moderator, member))).toBe('already-blocked')
    expect(await refusalOf(unblock(moderator, await aMember(test.platform)))).toBe('not-blocked')
  })

  it('[ACC17] [POL8] is for those of a weaker role', async () => {
    const [member, admin] = [await aMember(test.platform), await anAdmin(test.platform)]
    expect(await refusalOf(block(member, await aMember(test.platform)))).toBe('forbidden')
    expect(await refusalOf(block(moderator, await aModerator(test.platform)))).toBe('forbidden')
    expect(await refusalOf(block(moderator, moderator))).toBe('forbidden')
    expect(await refusalOf(block(admin, await anAdmin(test.platform)))).toBe('forbidden')
    await block(admin, await aModerator(test.platform))
  })

  it('[ACC17] keeps a moderator from blocking, and from ending their own', async () => {
    const [admin, other] = [await anAdmin(test.platform), await aModerator(test.platform)]
    await block(admin, other)
    const blocked = (await findAccount(test.platform, other.id)) ?? other
    expect(await refusalOf(block(blocked, await aMember(test.platform)))).toBe('blocked')
    expect(await refusalOf(unblock(blocked, other))).toBe('forbidden')
  })

  it('[ACC17] comes before another role: an admin whom nobody can unblock would count as one', async () => {
    const [admin, member] = [await anAdmin(test.platform), await aMember(test.platform)]
    await block(admin, member)
    expect(await refusalOf(setRole(test.platform, admin, { id: member.id, role: 'admin' }))).toBe('already-blocked')
  })

  it('[ACC19] shows in who sessions are, asked for many at once; sessions that ended are left out', async () => {
    const [member, other] = [await aMember(test.platform), await aMember(test.platform)]
    await new Caller(app.url).signIn(other)
    const gone = await new Caller(app.url).signIn(other)
    await new Caller(app.url).signIn(member)
    await block(moderator, member)
    const { prisma } = test.platform.database
    const ids = (await prisma.session.findMany()).map(({ sid }) => sid)
    await gone.send('DELETE', '/session')
    const found = await findSessionAccounts(test.platform, [...ids, 'made-up'])
    const of = ({ id }: SignedIn) => [...found.values()].filter(account => account.id === id)
    expect(of(member)).toEqual([{ ...member, block: { reason, until: null } }])
    expect(of(other)).toEqual([other])
  })

  it('[ACC18] stays in the log: who, when, why, until when, and how it ended', async () => {
    const member = await aMember(test.platform)
    const [at, by] = [now.toISOString(), { id: moderator.id, name: moderator.name, colour: moderator.colour }]
    await block(moderator, member)
    expect(await unblock(moderator, member)).toMatchObject({ id: member.id, block: null, email: null })
    await block(moderator, member)
    const { items } = await listBlocks(test.platform, moderator, { id: member.id, limit: 10 })
    expect(items).toEqual([
      { id: expect.any(String), reason, until: null, at, by, ended: null },
      {
        ...{ id: expect.any(String), reason, until: null, at, by },
        ended: { at, by, reason: 'They asked, and will not again' },
      },
    ])
    const listed = await listAccounts(test.platform, moderator, { limit: 100 })
    expect(listed.items.find(({ id }) => id === member.id)?.block).toEqual({ reason, until: null, at, by })
  })
})
