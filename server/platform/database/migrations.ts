import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { sha256 } from '../sha256.ts'
import { StartFailure } from '../start-failure.ts'

export const migrationsDirectory = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))

// Prisma's own number: `prisma migrate` and this runner exclude each other.
const migrationLock = 72707369

const oldestPostgres = 15

const migrationTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

interface Migration {
  name: string
  sql: string
  checksum: string
}

/**
 * Brings the database to the newest migration and returns the names of those applied now. Each is one transaction;
 * several processes may start at once. Throws StartFailure when the database is not one this version can serve.
 */
export async function migrate(url: string, directory = migrationsDirectory): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'fieldword migrations',
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  try {
    await demandVersion(client)
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await client.query(migrationTable)
    const pending = findPending(readMigrations(directory), await readApplied(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map(migration => migration.name)
  } finally {
    await client.end()
  }
}

/** Throws StartFailure when the database is not at this version's newest migration. Changes nothing. */
export async function demandMigrated(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ found: string | null }>(`SELECT to_regclass('_prisma_migrations') AS found`)
    if (!rows[0]?.found)
      throw new StartFailure('This database holds no wiki: start one with it, or correct DATABASE_URL.')
    const [pending] = findPending(readMigrations(migrationsDirectory), await readApplied(client))
    if (pending)
      throw new StartFailure(`The database lacks the migration ${pending.name}: start the wiki once, then again this.`)
  } finally {
    await client.end()
  }
}

async function demandVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  const version = rows[0]?.server_version ?? '0'
  if (Number.parseInt(version, 10) < oldestPostgres) {
    throw new StartFailure(`The database is PostgreSQL ${version}: Fieldword needs ${oldestPostgres} or newer.`)
  }
}

function readMigrations(directory: string): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
    .map(name => {
      const sql = readFileSync(`${directory}/${name}/migration.sql`, 'utf8')
      return { name, sql, checksum: sha256(sql) }
    })
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return new Map(rows.map(row => [row.migration_name, row.checksum]))
}

function findPending(known: Migration[], applied: Map<string, string>): Migration[] {
  const names = new Set(known.map(migration => migration.name))
  const newer = [...applied.keys()].find(name => !names.has(name))
  if (newer) {
    throw new StartFailure(
      `The database is of a newer version of Fieldword (it has the migration ${newer}): start that version, or restore a backup made before it.`,
    )
  }
  const changed = known.find(migration => (applied.get(migration.name) ?? migration.checksum) !== migration.checksum)
  if (changed) {
    throw new StartFailure(
      `The migration ${changed.name} was changed after it was applied to this database: restore prisma/migrations/${changed.name}/migration.sql and start again.`,
    )
  }
  return known.filter(migration => !applied.has(migration.name))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
