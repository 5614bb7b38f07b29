import type { Clock } from '@fieldword/server/platform/clock.ts'
import { systemClock } from '@fieldword/server/platform/clock.ts'
import type { Config } from '@fieldword/server/platform/config.ts'
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import { newId } from '@fieldword/server/platform/ids.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createSignals } from '@fieldword/server/platform/signals.ts'
import { KeptAnswers } from '@fieldword/server/platform/work/kept-answers.ts'
import { eachTime } from '@fieldword/server/platform/work/once.ts'
import { Workers } from '@fieldword/server/platform/work/workers.ts'
import pino from 'pino'
import { createTestDatabase } from './database.ts'

export interface TestPlatform {
  platform: Platform
  /** Another process of the same wiki: the same database through connections of its own. Closed with the first. */
  another(): Platform
  close(): Promise<void>
}

export interface TestPlatformOptions {
  clock?: Clock
  config?: Partial<Config>
  /** The database that its own is a copy of; an empty one where none is named. */
  template?: string
}

/** What commands and queries stand on, over a database of its own. */
export async function createTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const { database, url, close } = await createTestDatabase(options.template)
  const others: Platform[] = []
  const platform = platformOver(database, options)
  return {
    platform,
    another() {
      const other = platformOver(createDatabase(url, { connections: 5 }), options)
      others.push(other)
      return other
    },
    async close() {
      await Promise.all([platform, ...others].map(each => each.workers.close()))
      await Promise.all(others.map(other => other.database.close()))
      await close()
    },
  }
}

/** The same over a database that is there already. */
export function platformOver(
  database: Platform['database'],
  { clock = systemClock, config }: TestPlatformOptions = {},
): Platform {
  return {
    config: { ...testConfig, databaseUrl: database.url, ...config },
    database,
    signals: createSignals(database),
    clock,
    newId,
    log: pino({ level: 'silent' }),
    workers: new Workers(),
    kept: new KeptAnswers(4 * 1024 * 1024),
    once: eachTime,
  }
}

const testConfig: Config = {
  production: false,
  developing: false,
  port: 0,
  host: '127.0.0.1',
  databaseUrl: null,
  directory: '',
  publicUrl: 'http://localhost:3000',
  secure: false,
  sessionSecret: 'for tests alone, forty characters at least',
  trustProxy: 0,
  smtpUrl: null,
  mailFrom: null,
}
