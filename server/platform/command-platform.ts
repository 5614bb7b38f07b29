import { join } from 'node:path'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { startEmbeddedPostgres } from './database/embedded.ts'
import { migrate } from './database/migrations.ts'
import { createDatabase } from './database/prisma.ts'
import { newId } from './ids.ts'
import { createLog } from './log.ts'
import type { Platform } from './platform.ts'
import { createSignals } from './signals.ts'
import { Closers, endWhenTold } from './stopping.ts'
import { KeptAnswers, mostKept } from './work/kept-answers.ts'
import { eachTime } from './work/once.ts'
import { Workers } from './work/workers.ts'

const root = join(import.meta.dirname, '../..')

/** Runs a command of the wiki beside its server, on the same database. Its exit code is what `work` answers. */
export async function runCommand(work: (platform: Platform, parameters: string[]) => Promise<number>): Promise<void> {
  const closers = new Closers()
  endWhenTold(closers)
  try {
    const platform = await openPlatform(closers)
    process.exitCode = await work(platform, process.argv.slice(2))
  } finally {
    await closers.closeAll()
  }
}

async function openPlatform(closers: Closers): Promise<Platform> {
  const config = readConfig(process.env, root)
  const url = config.databaseUrl ?? (await startPostgres(config.directory, closers))
  await migrate(url)
  const database = createDatabase(url, { connections: 4 })
  const signals = createSignals(database)
  closers.add(() => {
    signals.close()
    return database.close()
  })
  const workers = new Workers()
  closers.add(() => workers.close())
  const kept = new KeptAnswers(mostKept)
  return { config, database, signals, clock: systemClock, newId, log: createLog(config), workers, kept, once: eachTime }
}

async function startPostgres(directory: string, closers: Closers): Promise<string> {
  const postgres = await startEmbeddedPostgres({ directory })
  closers.add(() => postgres.stop())
  return postgres.url
}
