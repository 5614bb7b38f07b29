import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listProcesses } from '@fieldword/server/processes/listing.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { seedProcesses } from '../../prisma/seed/processes.ts'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
let platform: Platform

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  await seedWhenEmpty(platform)
  await seedProcesses(platform)
})
afterAll(() => test.close())

it('[SEED10] [PR49] how the definition of 2019 came about is told from sources, and nothing is counted', async () => {
  const told = await readProcess(platform, visitor, 'how-the-definition-of-2019-came-about')
  expect(told).toMatchObject({
    nature: 'reconstruction',
    state: 'closed',
    page: { slug: 'competency-based-education' },
  })
  for (const { state, purpose, openedAt, closedAt } of told.stages) {
    expect(purpose).toMatch(/Source: https:\/\//)
    expect([state, openedAt, closedAt]).toEqual(['closed', null, null])
  }
  expect(told.stages.map(({ output }) => output?.number ?? null)).toEqual([null, 2, null, 3])
  expect(await platform.database.prisma.contribution.count()).toBe(0)
})

it('[SEED11] a demonstration is open for comments, and says that it is one', async () => {
  const { items } = await listProcesses(platform, { limit: 10 })
  expect(items.map(({ nature, state }) => [nature, state])).toEqual([
    ['demonstration', 'open'],
    ['reconstruction', 'closed'],
  ])
  expect(items[0]?.open).toMatchObject([{ kind: 'comment' }])
  const slug = items[0]?.slug ?? ''
  const { stages, strata } = await readProcess(platform, visitor, slug)
  expect(stages[0]?.input).toMatchObject({ number: 1 })
  expect(strata).toHaveLength(3)
  const named = await platform.database.prisma.processMember.findMany({ where: { process: { slug } } })
  const present: string[] = ['public', ...named.map(({ role }) => role)]
  for (const { kind, who } of stages) expect([kind, who.some(one => present.includes(one))]).toEqual([kind, true])
})
