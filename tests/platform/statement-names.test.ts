import { createDatabase, type Database } from '@fieldword/server/platform/database/prisma.ts'
import { statementNames } from '@fieldword/server/platform/database/statement-names.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
let database: Database
beforeAll(async () => {
  test = await createTestDatabase()
  database = createDatabase(test.url, { connections: 1 })
})
afterAll(async () => {
  await database.close()
  await test.close()
})

const keptFor = async (words: string) => {
  const rows = await database.prisma.$queryRaw<{ times: number }[]>`
    SELECT (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements
    WHERE name <> '' AND statement LIKE ${`%${words}%`} AND statement NOT LIKE '%pg_prepared_statements%'`
  return rows.map(({ times }) => times)
}

describe('statements', () => {
  it('[PLT3] are parsed once for a connection, whatever they are asked with', async () => {
    for (const slug of ['one', 'two', 'three']) await database.prisma.pageSlug.findUnique({ where: { slug } })
    expect(await keptFor('page_slugs')).toEqual([3])
  })

  it('[PLT3] beyond so many are not kept', async () => {
    const nameOf = statementNames(2)
    const names = ['SELECT 1', 'SELECT 2', 'SELECT 3', 'SELECT 1'].map(sql => nameOf({ sql }))
    expect(names[2]).toBe('')
    expect(names[0]).toBe(names[3])
    expect(new Set(names).size).toBe(3)
  })
})
