import { createHash } from 'node:crypto'
import { signUp, signUpFirst } from '@fieldword/server/accounts/commands.ts'
import { createSetupLink, isEmptyOfAccounts } from '@fieldword/server/accounts/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

const hour = 60 * 60 * 1000
let now = new Date('2026-11-23T08:00:00Z')
let test: TestPlatform
let platform: Platform
beforeEach(async () => {
  test = await createTestPlatform({
    clock: () => now,
    config: { production: true, publicUrl: 'https://wiki.example.org' },
  })
  platform = test.platform
})
afterEach(() => test.close())

const first = { name: 'First', email: 'first@example.org', password: 'ten characters' }
const second = { name: 'Second', email: 'second@example.org', password: 'ten characters' }
const spent = expect.objectContaining({ refusal: refuse('setup-link-spent') })
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
const aToken = async () => tokenOf(await createSetupLink(platform))

describe('the link to the first account', () => {
  it('[ACC10] leads to this wiki and keeps only the hash of its token', async () => {
    const link = await createSetupLink(platform)
    expect(link).toMatch(/^https:\/\/wiki\.example\.org\/first-account\?token=[\w-]{43}$/)
    const rows = await platform.database.prisma.setupLink.findMany()
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link))
    expect(rows[0]?.tokenHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('[ACC10] makes an admin, once', async () => {
    const token = await aToken()
    expect(await signUpFirst(platform, { ...first, token })).toMatchObject({ name: 'First', role: 'admin' })
    await expect(signUpFirst(platform, { ...second, token })).rejects.toEqual(spent)
    expect(await platform.database.prisma.user.count()).toBe(1)
  })

  it('[ACC10] works once when two use it at the same moment', async () => {
    const token = await aToken()
    const outcomes = await Promise.allSettled([
      signUpFirst(platform, { ...first, token }),
      signUpFirst(test.another(), { ...second, token }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await platform.database.prisma.user.count()).toBe(1)
  })

  it('[ACC10] makes one account even when two processes each left a link', async () => {
    const tokens = [await aToken(), 'x'.repeat(43)]
    // As two starts at the same moment leave it: neither saw the other's link to void it.
    const tokenHash = createHash('sha256')
      .update(tokens[1] ?? '')
      .digest('hex')
    await platform.database.prisma.setupLink.create({
      data: { tokenHash, createdAt: now, expiresAt: new Date(now.getTime() + hour) },
    })
    const outcomes = await Promise.allSettled(
      [first, second].map((who, index) => signUpFirst(platform, { ...who, token: tokens[index] ?? '' })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await platform.database.prisma.user.count()).toBe(1)
  })

  it('[ACC10] is not spent by a sign-up that fails', async () => {
    const token = await aToken()
    const broken = { ...platform, newId: () => 'no id' }
    await expect(signUpFirst(broken, { ...first, token })).rejects.toThrow()
    expect(await signUpFirst(platform, { ...first, token })).toMatchObject({ role: 'admin' })
  })

  it('[ACC10] runs out after 24 hours', async () => {
    const token = await aToken()
    const then = now
    now = new Date(then.getTime() + 24 * hour)
    await expect(signUpFirst(platform, { ...first, token })).rejects.toEqual(spent)
    now = new Date(then.getTime() + 24 * hour - 1)
    expect(await signUpFirst(platform, { ...first, token })).toMatchObject({ role: 'admin' })
  })

  it('[ACC10] ends with the next start', async () => {
    const [before, after] = [await aToken(), await aToken()]
    await expect(signUpFirst(platform, { ...first, token: before })).rejects.toEqual(spent)
    expect(await signUpFirst(platform, { ...first, token: after })).toMatchObject({ role: 'admin' })
  })

  it('[ACC11] is the only way in while there is no account', async () => {
    await expect(signUp(platform, second)).rejects.toMatchObject({ refusal: refuse('setup-first') })
    await signUpFirst(platform, { ...first, token: await aToken() })
    expect(await signUp(platform, second)).toMatchObject({ role: 'member' })
  })

  it('[ACC10] is wanted while there is no account', async () => {
    expect(await isEmptyOfAccounts(platform.database.prisma)).toBe(true)
    await signUpFirst(platform, { ...first, token: await aToken() })
    expect(await isEmptyOfAccounts(platform.database.prisma)).toBe(false)
  })
})
