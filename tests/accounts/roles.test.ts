import { setRole } from '@fieldword/server/accounts/commands.ts'
import { listAccounts } from '@fieldword/server/accounts/listing-queries.ts'
import { findAccount } from '@fieldword/server/accounts/queries.ts'
import { newId } from '@fieldword/server/platform/ids.ts'
import { changeRole } from '@fieldword/shared/accounts/change-role.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
beforeAll(async () => {
  test = await createTestPlatform()
})
afterAll(() => test.close())

const refused = (code: 'forbidden' | 'sign-in-needed' | 'last-admin' | 'not-found' | 'bad-input') =>
  expect.objectContaining({ refusal: expect.objectContaining({ code }) })

describe('giving a role', () => {
  it('[ACC7] holds at once, is recorded, and is told to every process', async () => {
    const { platform } = test
    const [admin, member] = [await anAdmin(platform), await aMember(platform)]
    const told = new Promise<string>(resolve => {
      void test
        .another()
        .signals.listen('accounts', resolve, () => {})
        .then(() => setRole(platform, admin, { id: member.id, role: 'moderator' }))
    })
    expect(await told).toBe(member.id)
    expect(await findAccount(platform, member.id)).toEqual({ ...member, role: 'moderator' })
    const event = await platform.database.prisma.outboxEvent.findFirst({ where: { kind: 'role-changed' } })
    expect(event?.payload).toEqual({ userId: member.id, role: 'moderator', actorId: admin.id })
  })

  it('[ACC7] says nothing when the account has the role already', async () => {
    const { platform } = test
    const [admin, member] = [await anAdmin(platform), await aMember(platform)]
    const before = await platform.database.prisma.outboxEvent.count()
    expect(await setRole(platform, admin, { id: member.id, role: 'member' })).toMatchObject({ role: 'member' })
    expect(await platform.database.prisma.outboxEvent.count()).toBe(before)
  })

  it('[ACC8] is refused to everybody but admins', async () => {
    const { platform } = test
    const [member, moderator] = [await aMember(platform), await aModerator(platform)]
    const asAdmin = { id: member.id, role: 'admin' } as const
    await expect(setRole(platform, visitor, asAdmin)).rejects.toEqual(refused('sign-in-needed'))
    await expect(setRole(platform, member, asAdmin)).rejects.toEqual(refused('forbidden'))
    await expect(setRole(platform, moderator, asAdmin)).rejects.toEqual(refused('forbidden'))
    expect(await findAccount(platform, member.id)).toEqual(member)
  })

  it('refuses an account that is not there', async () => {
    const admin = await anAdmin(test.platform)
    await expect(setRole(test.platform, admin, { id: newId(), role: 'member' })).rejects.toEqual(refused('not-found'))
  })

  it('[ACC9] never takes the last admin away, also when two demote each other at once', async () => {
    const { platform } = test
    const { prisma } = platform.database
    await prisma.user.updateMany({ where: { role: 'admin' }, data: { role: 'member' } })
    const [one, other] = [await anAdmin(platform), await anAdmin(platform)]
    const outcomes = await Promise.allSettled([
      setRole(platform, one, { id: other.id, role: 'member' }),
      setRole(platform, other, { id: one.id, role: 'member' }),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: refused('last-admin') },
    ])
    expect(await prisma.user.count({ where: { role: 'admin' } })).toBe(1)
  })

  it('[ACC9] lets the last admin stay admin', () => {
    expect(changeRole({ role: 'admin', isBlocked: false }, 'member', 1)).toEqual(refuse('last-admin'))
    expect(changeRole({ role: 'admin', isBlocked: false }, 'admin', 1)).toBe('unchanged')
    expect(changeRole({ role: 'admin', isBlocked: false }, 'member', 2)).toBe('changed')
    expect(changeRole({ role: 'member', isBlocked: false }, 'admin', 1)).toBe('changed')
  })
})

describe('the list of accounts', () => {
  it('[ACC8] is for moderators, and shows e-mail addresses to admins alone', async () => {
    const { platform } = test
    await expect(listAccounts(platform, await aMember(platform), { limit: 10 })).rejects.toEqual(refused('forbidden'))
    const seenBy = async (actor: Actor) =>
      (await listAccounts(platform, actor, { limit: 1 })).items.map(({ email }) => email)
    expect(await seenBy(await aModerator(platform))).toEqual([null])
    expect(await seenBy(await anAdmin(platform))).toEqual([expect.stringContaining('@')])
    await expect(listAccounts(test.platform, visitor, { limit: 10 })).rejects.toEqual(refused('sign-in-needed'))
  })

  it('goes on from its cursor until every account was shown once', async () => {
    const admin = await anAdmin(test.platform)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const list = await listAccounts(test.platform, admin, { limit: 3, ...(cursor ? { cursor } : {}) })
      expect(list.items.length).toBeLessThanOrEqual(3)
      seen.push(...list.items.map(({ id }) => id))
      cursor = list.nextCursor
    }
    const all = await test.platform.database.prisma.user.findMany({ orderBy: { id: 'asc' } })
    expect(seen).toEqual(all.map(({ id }) => id))
  })

  it('refuses a cursor it did not give', async () => {
    const admin = await anAdmin(test.platform)
    await expect(listAccounts(test.platform, admin, { limit: 3, cursor: 'x' })).rejects.toEqual(refused('bad-input'))
  })
})
