import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@fieldword/server/platform/database/migrations.ts'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import pg from 'pg'
import { createBlankDatabase } from '../support/database.ts'

let folder: string
let url: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldword-migrations-'))
  url = await createBlankDatabase()
  add('1_things', 'CREATE TABLE things (name text)')
})
afterEach(() => rmSync(folder, { recursive: true }))

function add(name: string, sql: string): void {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function ask(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

it('[RUN6] applies what is missing, in order', async () => {
  expect(await migrate(url, folder)).toEqual(['1_things'])
  add('2_more', 'ALTER TABLE things ADD COLUMN size int')
  expect(await migrate(url, folder)).toEqual(['2_more'])
  expect(await migrate(url, folder)).toEqual([])
})

it('[RUN6] applies each once, however many processes start', async () => {
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url, folder)))
  expect(applied.flat()).toEqual(['1_things'])
})

it('[RUN6] leaves nothing of one that fails', async () => {
  add('2_broken', 'CREATE TABLE half (name text); SELECT nonsense')
  await expect(migrate(url, folder)).rejects.toThrow('nonsense')
  expect(await ask(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
  expect(await ask('SELECT migration_name FROM _prisma_migrations')).toEqual([{ migration_name: '1_things' }])
})

it('[RUN6] refuses a database of a newer version', async () => {
  add('2_newer', 'SELECT 1')
  await migrate(url, folder)
  rmSync(join(folder, '2_newer'), { recursive: true })
  await expect(migrate(url, folder)).rejects.toThrow(/^The database is of a newer version of Fieldword .*2_newer/)
})

it('[RUN6] refuses a migration that was changed after it was applied', async () => {
  await migrate(url, folder)
  appendFileSync(join(folder, '1_things/migration.sql'), ' -- changed')
  await expect(migrate(url, folder)).rejects.toThrow(/^The migration 1_things was changed/)
})
