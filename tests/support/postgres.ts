import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@fieldword/server/platform/database/embedded.ts'
import { migrate } from '@fieldword/server/platform/database/migrations.ts'
import { isAlive } from '@fieldword/server/platform/database/postmaster.ts'
import { dropTemporary, makeTemporary } from './temporary.ts'

/** Names the migrated, empty database that those of the tests are copied from. */
const templateVariable = 'FIELDWORD_TEST_TEMPLATE'
const prefix = 'fieldword-tests-'
let postgres: EmbeddedPostgres | null = null

/** One PostgreSQL for the whole run, among the temporary files, never the one of `npm start`. */
export async function startTestPostgres(): Promise<void> {
  await makeTemporary()
  await clearAbandoned()
  postgres = await startEmbeddedPostgres({ directory: await temporaryPostgres(), durable: false })
  await migrate(postgres.url)
  process.env[templateVariable] = postgres.url
}

export async function stopTestPostgres(): Promise<void> {
  await postgres?.destroy()
  await dropTemporary()
}

/** A directory for a PostgreSQL of this process, cleared by the next run when this one is killed. */
export function temporaryPostgres(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
}

/** The address of the template, for tests. */
export function templateAddress(): string {
  const address = process.env[templateVariable]
  if (!address) throw new Error('Run tests with npm test, which starts their PostgreSQL.')
  return address
}

/** What runs that were killed left behind. */
async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (Number.isNaN(pid) || isAlive(pid)) continue
    const left = await startEmbeddedPostgres({ directory: join(tmpdir(), name), durable: false })
    await left.destroy()
  }
}
