import { fillVersions } from '@fieldword/server/definitions/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
let platform: Platform
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  await seedWhenEmpty(platform)
})
afterAll(() => test.close())

const versions = () => platform.database.prisma.version.findMany({ orderBy: { position: 'asc' } })

/** As versions of a wiki are that was not yet able to work out more. */
async function forget(): Promise<void> {
  await platform.database.sql.begin(async sql => {
    await sql.unsafe(
      `SET LOCAL session_replication_role = replica; UPDATE versions SET hash = NULL, element_ids = '{}'`,
    )
  })
}

it('[DEF11] versions of an older wiki get their hash and the ids of their elements, by one of two processes', async () => {
  const before = await versions()
  await forget()
  await Promise.all([fillVersions(platform), fillVersions(test.another())])
  expect(await versions()).toEqual(before)
  expect(before.map(({ hash, elementIds }) => [hash?.length, elementIds.length])).toEqual([
    [64, 5],
    [64, 7],
    [64, 7],
  ])
})

it('[DEF11] what is there already is not worked out again', async () => {
  const before = await versions()
  await fillVersions(platform)
  expect(await versions()).toEqual(before)
})
