import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database/prisma.ts'
import type { Signals } from './signals.ts'

/** What every command and query stands on. Made once by main, handed down; nothing reaches for it by itself. */
export interface Platform {
  readonly config: Config
  readonly database: Database
  readonly signals: Signals
  readonly clock: Clock
  /** UUID v7: sorts by the time it was made. */
  readonly newId: () => string
  readonly log: Logger
}
