import { randomUUID } from 'node:crypto'
import { createDatabase, type Database } from '@fieldword/server/platform/database/prisma.ts'
import pg from 'pg'
import { templateAddress } from './postgres.ts'

export interface TestDatabase {
  url: string
  database: Database
  close(): Promise<void>
}

/** A migrated, empty database for this test file alone. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = await copyTemplate()
  const database = createDatabase(url, { connections: 5 })
  return {
    url,
    database,
    async close() {
      await database.close()
      await asOwner(`DROP DATABASE "${nameOf(url)}" WITH (FORCE)`)
    },
  }
}

/** The same without connections: for a server of its own process. */
export async function copyTemplate(): Promise<string> {
  const url = new URL(templateAddress())
  const template = nameOf(url.href)
  url.pathname = `/test_${randomUUID().replaceAll('-', '')}`
  // File by file: written to the log block by block, it would take twice as long.
  await asOwner(`CREATE DATABASE "${nameOf(url.href)}" TEMPLATE "${template}" STRATEGY FILE_COPY`)
  return url.href
}

/** A database with nothing in it, not even tables. */
export async function createBlankDatabase(): Promise<string> {
  const url = new URL(templateAddress())
  url.pathname = `/blank_${randomUUID().replaceAll('-', '')}`
  await asOwner(`CREATE DATABASE "${nameOf(url.href)}"`)
  return url.href
}

async function asOwner(statement: string): Promise<void> {
  const url = new URL(templateAddress())
  // Not the template: it may have no connection while it is copied.
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
