import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database/prisma.ts'
import type { Signals } from './signals.ts'
import type { KeptAnswers } from './work/kept-answers.ts'
import type { Once } from './work/once.ts'
import type { Workers } from './work/workers.ts'

/** What every command and query stands on. Made once by main, handed down; nothing reaches for it by itself. */
export interface Platform {
  readonly config: Config
  readonly database: Database
  readonly signals: Signals
  readonly clock: Clock
  /** UUID v7: sorts by the time it was made. */
  readonly newId: () => string
  readonly log: Logger
  /** For what would hold the event loop. */
  readonly workers: Workers
  /** For what is worked out once and never changes. */
  readonly kept: KeptAnswers
  /** For what the parts of one page ask for alike. */
  readonly once: Once
}
