import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@fieldword/server/platform/database/embedded.ts'
import { migrate } from '@fieldword/server/platform/database/migrations.ts'
import { abandoned, quickPlace } from './places.ts'
import { dropTemporary, makeTemporary } from './temporary.ts'

/** Names the migrated, empty database that those of the tests are copied from. */
const templateVariable = 'FIELDWORD_TEST_TEMPLATE'
const prefix = 'fieldword-tests-'
let postgres: EmbeddedPostgres | null = null

/** One PostgreSQL for the whole run, among the temporary files or in memory, never the one of `npm start`. */
export async function startTestPostgres({ inMemory = false }: { readonly inMemory?: boolean } = {}): Promise<void> {
  await makeTemporary()
  await clearAbandoned()
  const directory = await temporaryPostgres(inMemory ? quickPlace() : tmpdir())
  postgres = await startEmbeddedPostgres({ directory, durable: false })
  await migrate(postgres.url)
  process.env[templateVariable] = postgres.url
}

export async function stopTestPostgres(): Promise<void> {
  await postgres?.destroy()
  await dropTemporary()
}

/** A directory for a PostgreSQL of this process, cleared by the next run when this one is killed. */
export function temporaryPostgres(place: string = tmpdir()): Promise<string> {
  return mkdtemp(join(place, `${prefix}${process.pid}-`))
}

/** The address of the template, for tests. */
export function templateAddress(): string {
  const address = process.env[templateVariable]
  if (!address) throw new Error('Run tests with npm test, which starts their PostgreSQL.')
  return address
}

/** What runs that were killed left behind. */
async function clearAbandoned(): Promise<void> {
  for (const directory of await abandoned(prefix)) {
    const left = await startEmbeddedPostgres({ directory, durable: false })
    await left.destroy()
  }
}
