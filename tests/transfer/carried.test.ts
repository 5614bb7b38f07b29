import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { spokenOf, standingOn } from '@fieldword/server/transfer/carried-tables.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

const readme = readFileSync(fileURLToPath(import.meta.resolve('@fieldword/shared/transfer/README.md')), 'utf8')
/** What becomes of each table, as the README tells it. */
const fates = new Map(
  [...readme.matchAll(/^\| `([a-z_]+)` \| (.+) \|$/gm)].map(([, table = '', fate = '']) => [table, fate]),
)
const carried = [...spokenOf, ...standingOn]

let test: TestPlatform
/** Of every table the names of its columns, and whose ids it has. */
let columns: Map<string, string[]>

beforeAll(async () => {
  test = await createTestPlatform()
  const rows = await test.platform.database.prisma.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`
  columns = new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, of]) => [table, of.map(({ column }) => column)]),
  )
})
afterAll(() => test.close())

const inSql = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

describe('[TRF42] what is stored', () => {
  it('is exported, derived or left out for a reason, table by table', () => {
    expect([...fates.keys()]).toEqual([...columns.keys()].sort())
    for (const fate of fates.values()) expect(fate).toMatch(/^(rows|told|derived: .+|left out: .+)/)
  })

  it('is exported as rows where the README says so, each with all its columns', () => {
    const rows = [...fates].flatMap(([table, fate]) => (fate.startsWith('rows') ? [table] : []))
    expect(new Set(carried.map(({ name }) => name))).toEqual(new Set(rows))
    for (const { name, row } of carried) {
      const left = [...(fates.get(name) ?? '').matchAll(/`([a-z_]+)`/g)].map(([, column = '']) => column)
      const told = Object.keys(row.shape).map(inSql)
      const unnamed = (columns.get(name) ?? []).filter(column => !told.includes(column) && !left.includes(column))
      expect({ name, unnamed }).toEqual({ name, unnamed: [] })
    }
  })

  it('comes in an order in which nothing names what is not there yet', async () => {
    const names = await test.platform.database.prisma.$queryRaw<{ from: string; to: string }[]>`
      SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to" FROM pg_constraint WHERE contype = 'f'`
    const place = new Map(carried.map(({ name }, index) => [name, index]))
    for (const { from, to } of names) {
      const [later, earlier] = [place.get(from), place.get(to)]
      if (later !== undefined && earlier !== undefined && from !== to) expect(later).toBeGreaterThan(earlier)
    }
  })
})
