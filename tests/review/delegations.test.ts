import { blockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { delegate, endDelegation } from '@fieldword/server/review/delegation-commands.ts'
import { listDelegations } from '@fieldword/server/review/delegations.ts'
import { viewReview } from '@fieldword/server/review/reading.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { checkDelegation, holds } from '@fieldword/shared/review/delegation.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { decideAs, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>
let delegated: SignedIn
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
  delegated = await aMember(platform, 'Delia Decides')
})
afterAll(() => test.close())

const day = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(platform.clock().getTime() + days * day).toISOString()
const name = (page: string, by: SignedIn = people.moderator, to = 'Delia Decides') =>
  delegate(platform, by, { page, to, until: inDays(7), reason: 'She knows the subject' })

describe('[RV76] who may be named', () => {
  const [now, until] = [new Date(0), new Date(day)]
  const to = { id: 'a', role: 'member', isBlocked: false } as const

  it('another member who is not blocked, for 90 days at most', () => {
    expect(checkDelegation({ byId: 'm', to, now, until })).toBe('fits')
    for (const unfit of [
      { ...to, id: 'm' },
      { ...to, role: 'moderator' as const },
      { ...to, isBlocked: true },
    ]) {
      expect(checkDelegation({ byId: 'm', to: unfit, now, until })).toEqual(refuse('delegate-unfit'))
    }
    for (const span of [0, 90 * day + 1]) {
      expect(checkDelegation({ byId: 'm', to, now, until: new Date(span) })).toEqual(refuse('delegation-span'))
    }
  })

  it('holds until its time or its end, while its giver moderates', () => {
    const given = { byId: 'm', until, endedAt: null }
    expect(holds(given, now, ['m'])).toBe(true)
    expect(holds(given, until, ['m'])).toBe(false)
    expect(holds(given, now, ['another'])).toBe(false)
    expect(holds({ ...given, endedAt: now }, now, ['m'])).toBe(false)
  })
})

describe('[RV76] whoever was named', () => {
  it('decides on that page alone, on what is not their own, until it is ended', async () => {
    const { slug } = await people.author.makePage('Delegated')
    const { slug: elsewhere } = await people.author.makePage('Not delegated')
    expect(await refusalOf(name(slug, people.member))).toBe('forbidden')
    expect(await refusalOf(name(slug, people.moderator, 'Nobody of that name'))).toBe('delegate-unfit')
    const { id } = await name(slug)
    const review = await people.author.propose(slug, textOf('Words.'))
    expect((await viewReview(platform, delegated, review.id)).may).toMatchObject({ approve: true, reject: true })
    const other = await people.author.propose(elsewhere, textOf('Words.'))
    expect(await refusalOf(decideAs(platform, delegated, other, 'approve'))).toBe('forbidden')
    await decideAs(platform, delegated, review, 'request_changes')
    await decideAs(platform, delegated, review, 'reject')
    expect(await refusalOf(decideAs(platform, delegated, review, 'reopen'))).toBe('forbidden')
    await decideAs(platform, people.moderator, review, 'reopen')
    await endDelegation(platform, await aModerator(platform), { id })
    expect(await refusalOf(decideAs(platform, delegated, review, 'approve'))).toBe('forbidden')
    expect(await refusalOf(endDelegation(platform, people.moderator, { id }))).toBe('already-so')
    const { items } = await listDelegations(platform, people.member, { page: slug, limit: 10 })
    expect(items).toMatchObject([{ to: { id: delegated.id }, by: { id: people.moderator.id }, holds: false }])
    expect(await refusalOf(listDelegations(platform, visitor, { limit: 10 }))).toBe('sign-in-needed')
  })

  it('counts as one of the approvals, and decides no more once their moderator is blocked', async () => {
    const giver = await aModerator(platform)
    const { slug } = await people.author.makePage('Two of them', { kind: 'definition' })
    await name(slug, giver)
    const review = await people.author.propose(slug, textOf('Words.'))
    expect(await decideAs(platform, delegated, review, 'approve')).toMatchObject({ approvals: { given: 1, needed: 2 } })
    await decideAs(platform, delegated, review, 'take_back')
    await blockAccount(platform, await anAdmin(platform), { id: giver.id, reason: 'Away', until: null })
    expect(await refusalOf(decideAs(platform, delegated, review, 'approve'))).toBe('forbidden')
  })

  it('is written down for good: a delegation is ended once and never deleted', async () => {
    const { slug } = await people.author.makePage('Kept')
    const { id } = await name(slug)
    const { prisma } = platform.database
    for (const sql of [
      `DELETE FROM delegations WHERE id = '${id}'`,
      `UPDATE delegations SET until = now() + interval '1 year' WHERE id = '${id}'`,
    ]) {
      await expect(prisma.$executeRawUnsafe(sql)).rejects.toThrow('only added to')
    }
  })
})
