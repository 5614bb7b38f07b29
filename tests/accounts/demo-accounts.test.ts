import { listDemoAccounts } from '@fieldword/server/accounts/demo-accounts.ts'
import { createDemoAccounts, findPeople, hasDemoAccounts } from '@fieldword/server/accounts/index.ts'
import { findByCredentials } from '@fieldword/server/accounts/queries.ts'
import { newId } from '@fieldword/server/platform/ids.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
let platform: Platform
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
})
afterAll(() => test.close())

describe('demo accounts', () => {
  it('[ACC12] are not there before the seed makes them', async () => {
    expect(await hasDemoAccounts(platform.database)).toBe(false)
    expect(await listDemoAccounts(platform)).toEqual([])
  })

  it('[ACC12] are shown with passwords that work', async () => {
    const { memberA, memberB, moderator, second } = await platform.database.inTransaction(tx =>
      createDemoAccounts(tx, platform),
    )
    expect(await hasDemoAccounts(platform.database)).toBe(true)
    const shown = await listDemoAccounts(platform)
    expect(shown.map(({ name, role }) => [name, role])).toEqual([
      ['Member A', 'member'],
      ['Member B', 'member'],
      ['Moderator 1', 'moderator'],
      ['Moderator 2', 'moderator'],
    ])
    const opened = await Promise.all(shown.map(account => findByCredentials(platform, account)))
    expect(opened).toEqual([memberA, memberB, moderator, second])
  })

  it('[ACC12] are never shown in production', async () => {
    expect(await listDemoAccounts({ ...platform, config: { ...platform.config, production: true } })).toEqual([])
  })

  it('are people like others to the other slices', async () => {
    const { id } = await platform.database.prisma.user.findFirstOrThrow({ where: { name: 'Member A' } })
    expect(await findPeople(platform, [id, id, newId()])).toEqual([{ id, name: 'Member A', colour: 1 }])
  })
})
