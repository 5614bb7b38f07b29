import { signUp } from '@fieldword/server/accounts/commands.ts'
import { decoyHash, hashPassword } from '@fieldword/server/accounts/passwords.ts'
import { findByCredentials } from '@fieldword/server/accounts/queries.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parseOptions } from '@node-rs/argon2'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

const ada = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'an engine of analysis' }

let test: TestPlatform
beforeAll(async () => {
  test = await createTestPlatform()
  await signUp(test.platform, ada)
})
afterAll(() => test.close())

const refusal = (code: 'email-taken' | 'name-taken') => expect.objectContaining({ refusal: refuse(code) })
const stored = (email: string) => test.platform.database.prisma.user.findUniqueOrThrow({ where: { email } })

describe('signing up', () => {
  it('[ACC1] makes a member', async () => {
    const account = await signUp(test.platform, { name: 'Mary', email: 'mary@example.org', password: 'ten characters' })
    expect(account).toEqual({
      id: expect.any(String),
      name: 'Mary',
      role: 'member',
      colour: expect.any(Number),
      block: null,
    })
  })

  it('[ACC2] refuses an e-mail address that has an account', async () => {
    await expect(signUp(test.platform, { ...ada, name: 'Someone else' })).rejects.toEqual(refusal('email-taken'))
  })

  it('[ACC2] refuses a name that differs by case and width alone', async () => {
    const other = { ...ada, name: 'ａda LOVELACE', email: 'other@example.org' }
    await expect(signUp(test.platform, other)).rejects.toEqual(refusal('name-taken'))
    expect(await test.platform.database.prisma.user.count({ where: { email: other.email } })).toBe(0)
  })

  it('[ACC2] lets one of two through who choose the same name at once', async () => {
    const outcomes = await Promise.allSettled(
      ['one', 'two', 'three'].map(who =>
        signUp(test.platform, { name: 'Grace Hopper', email: `${who}@example.org`, password: 'compilers compile' }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refusal('name-taken'))
    }
  })

  it('[ACC14] gives the colour used least so far', async () => {
    const { prisma } = test.platform.database
    while ((await prisma.user.count()) < 12) {
      const count = await prisma.user.count()
      await signUp(test.platform, {
        name: `Number ${count}`,
        email: `n${count}@example.org`,
        password: 'ten characters',
      })
    }
    const uses = await prisma.user.groupBy({ by: ['colour'], _count: true })
    expect(uses.map(({ colour, _count }) => [colour, _count]).sort()).toEqual([1, 2, 3, 4, 5, 6].map(one => [one, 2]))
  })
})

describe('a password', () => {
  it('[ACC4] is kept as an argon2id hash of the stated cost', async () => {
    const { passwordHash } = await stored(ada.email)
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(passwordHash).not.toContain(ada.password)
  })

  it('[ACC4] opens its own account and no other', async () => {
    const { platform } = test
    expect(await findByCredentials(platform, ada)).toMatchObject({ name: 'Ada Lovelace', role: 'member' })
    expect(await findByCredentials(platform, { ...ada, password: 'an engine of Analysis' })).toBeNull()
    expect(await findByCredentials(platform, { ...ada, email: 'nobody@example.org' })).toBeNull()
  })

  it('[ACC3] of an unknown account is checked at the same cost', async () => {
    expect(parseOptions(decoyHash)).toEqual(parseOptions(await hashPassword('any')))
  })
})
