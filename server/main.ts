import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seedProcesses } from '../prisma/seed/processes.ts'
import { seedWhenEmpty } from '../prisma/seed/seed.ts'
import { createSetupLink, hasDemoAccounts, isEmptyOfAccounts } from './accounts/index.ts'
import { type AppParts, createApp } from './app.ts'
import { fillVersions } from './definitions/index.ts'
import { announce, secondsSince } from './platform/announce.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { carelessSettings } from './platform/database/durability.ts'
import { startEmbeddedPostgres } from './platform/database/embedded.ts'
import { migrate } from './platform/database/migrations.ts'
import { createDatabase } from './platform/database/prisma.ts'
import { newId } from './platform/ids.ts'
import { demandFreePort, listen } from './platform/listening.ts'
import { createLog } from './platform/log.ts'
import type { Platform } from './platform/platform.ts'
import { builtRenderer } from './platform/render/renderer.ts'
import { createSignals } from './platform/signals.ts'
import { explainStart, StartFailure } from './platform/start-failure.ts'
import { Closers, endWhenTold } from './platform/stopping.ts'
import { KeptAnswers, mostKept } from './platform/work/kept-answers.ts'
import { eachTime } from './platform/work/once.ts'
import { Workers } from './platform/work/workers.ts'
import { fillFacts } from './review/index.ts'
import { fillChangedTexts } from './revisions/index.ts'

// The set-up before this process counts as part of the start.
const begun = Number(process.env.FIELDWORD_BEGUN ?? Date.now())
const root = join(import.meta.dirname, '..')
const closers = new Closers()
endWhenTold(closers)

const demoInProduction =
  'This database holds the demo accounts, whose passwords everybody knows: start production with another database.'
let config: Config | null = null
let databaseLog: string | null = null
try {
  config = readConfig(process.env, root)
  await closers.during(start(config))
} catch (error) {
  // Told to end while starting: what fails then fails because its ground is gone.
  if (!closers.closing) await fail(error)
}

async function start(config: Config): Promise<void> {
  await demandFreePort(config.port, config.host)
  const url = config.databaseUrl ?? (await startPostgres(config.directory))
  closers.goOn()
  await announce(
    'Updating the database',
    () => migrate(url),
    applied => applied.length > 0,
  )
  closers.goOn()
  const platform = createPlatform(config, url)
  await announce(
    'Writing the first pages',
    async () => {
      const filled = await seedWhenEmpty(platform)
      if (filled) await seedProcesses(platform)
      return filled
    },
    filled => filled,
  )
  await fillVersions(platform)
  closers.goOn()
  const demo = await hasDemoAccounts(platform.database)
  if (demo && config.production) throw new StartFailure(demoInProduction)
  const app = await createApp({ platform, ...(await createRendering(config)) })
  closers.add(() => app.close())
  await listen(app.server, config.port, demo ? '127.0.0.1' : config.host)
  catchUp(platform)
  await welcome(platform, demo)
}

/** [REV44] [RV101] Beside everything else: lists only do not look yet into what is not done. */
function catchUp(platform: Platform): void {
  const stop = new AbortController()
  const done = fillChangedTexts(platform, stop.signal)
    .then(() => fillFacts(platform, stop.signal))
    .catch(error =>
      platform.log.error({ err: error }, 'could not catch up on what revisions changed; the next start goes on'),
    )
  closers.add(() => {
    stop.abort()
    return done
  })
}

async function startPostgres(directory: string): Promise<string> {
  const starting = announce('Starting PostgreSQL', () => startEmbeddedPostgres({ directory }))
  // Known to the closers before it stands: a signal meanwhile must not leave it running.
  closers.add(() =>
    starting.then(
      postgres => postgres.stop(),
      () => {},
    ),
  )
  const postgres = await starting
  databaseLog = postgres.log
  return postgres.url
}

function createPlatform(config: Config, url: string): Platform {
  const database = createDatabase(url)
  const signals = createSignals(database)
  closers.add(() => {
    signals.close()
    return database.close()
  })
  const workers = new Workers()
  closers.add(() => workers.close())
  return {
    config,
    database,
    signals,
    workers,
    kept: new KeptAnswers(mostKept),
    once: eachTime,
    clock: systemClock,
    newId,
    log: createLog(config),
  }
}

async function createRendering(config: Config): Promise<Omit<AppParts, 'platform'>> {
  if (!config.developing) return { renderer: await builtRenderer() }
  const { devRenderer } = await import('./platform/render/dev-renderer.ts')
  const { renderer, middleware, close } = await devRenderer()
  closers.add(close)
  return { renderer, developing: middleware }
}

/** Says where the wiki is and how to get in. */
async function welcome(platform: Platform, demo: boolean): Promise<void> {
  const { publicUrl, production, host } = platform.config
  console.log(`Ready in ${secondsSince(begun, Date.now())} s: ${publicUrl}`)
  if (demo) console.log(`Sign in: ${publicUrl}/sign-in shows the demo accounts and their passwords.`)
  if (demo && host) console.log('While there are demo accounts, only this machine is answered, whatever HOST says.')
  for (const setting of await carelessSettings(platform.database)) {
    console.log(`Careful: PostgreSQL runs with ${setting} off. What is said to be saved is lost if its machine stops.`)
  }
  if (production && (await isEmptyOfAccounts(platform.database.prisma))) {
    console.log(`Make the first account, an admin, within a day: ${await createSetupLink(platform)}`)
  }
}

async function fail(error: unknown): Promise<void> {
  const situation = config && { ...config, databaseLog: databaseLog ? readFileSync(databaseLog, 'utf8') : '' }
  console.error(explainStart(error, situation) ?? error)
  // What failed is said; that closing it fails as well is no news.
  await closers.closeAll().catch(() => {})
  process.exit(1)
}
