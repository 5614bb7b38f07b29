import { randomUUID } from 'node:crypto'
import { createDatabase, type Database } from '@fieldword/server/platform/database/prisma.ts'
import pg from 'pg'
import { templateAddress } from './postgres.ts'

export interface TestDatabase {
  url: string
  database: Database
  close(): Promise<void>
}

/** A migrated database for this test file alone: empty, or a copy of the one that is named. */
export async function createTestDatabase(template?: string): Promise<TestDatabase> {
  const url = await copyTemplate(template)
  const database = createDatabase(url, { connections: 5 })
  return {
    url,
    database,
    async close() {
      await database.close()
      await asOwner(client => client.query(`DROP DATABASE "${nameOf(url)}" WITH (FORCE)`))
    },
  }
}

/** The same without connections: for a server of its own process. */
export async function copyTemplate(template: string = nameOf(templateAddress())): Promise<string> {
  const url = new URL(templateAddress())
  url.pathname = `/test_${randomUUID().replaceAll('-', '')}`
  // File by file: written to the log block by block, it would take twice as long.
  const statement = `CREATE DATABASE "${nameOf(url.href)}" TEMPLATE "${template}" STRATEGY FILE_COPY`
  await asOwner(client => client.query(statement))
  return url.href
}

// Any number that no other advisory lock of the database `postgres` has.
const making = 4_700_200

/** Has a template of its own name made by whoever asks first in a run, while all others wait for it. Answers the name. */
export async function templateOf(name: string, fill: (database: Database) => Promise<void>): Promise<string> {
  await asOwner(async client => {
    await client.query('SELECT pg_advisory_lock($1)', [making])
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    const url = await copyTemplate()
    const database = createDatabase(url, { connections: 1 })
    try {
      await fill(database)
    } finally {
      await database.close()
    }
    await client.query(`ALTER DATABASE "${nameOf(url)}" RENAME TO "${name}"`)
  })
  return name
}

/** A database with nothing in it, not even tables. */
export async function createBlankDatabase(): Promise<string> {
  const url = new URL(templateAddress())
  url.pathname = `/blank_${randomUUID().replaceAll('-', '')}`
  await asOwner(client => client.query(`CREATE DATABASE "${nameOf(url.href)}"`))
  return url.href
}

async function asOwner(act: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const url = new URL(templateAddress())
  // Not the template: it may have no connection while it is copied.
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
