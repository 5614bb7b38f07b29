import type { Sql } from 'postgres'
import type { Platform } from '../platform/platform.ts'
import { Background } from '../platform/work/background.ts'
import { makeAuthorship, type Steps } from './authorship-commands.ts'
import { beforeAll, readSeen, type Seen } from './authorship-queries.ts'

/** Revisions that one look reads at once. */
const atOnce = 500
/** Revisions that are made before the line that leads to them is read again. */
const inOneGo = 200
/** One process looks at a time; the number is of this alone. */
const catchUpLock = 4_700_103

/**
 * [WHO10] Makes the authorship of revisions that have none, one after another, at the start and after imports: who asks finds it
 * made. What is asked for meanwhile is not held up by it.
 */
export class AuthorshipCatchUp {
  readonly #platform: Platform
  readonly #background: Background
  #lock: Sql | null = null
  #steps: Steps = { left: 0 }

  constructor(platform: Platform) {
    this.#platform = platform
    this.#background = new Background(
      () => this.#lookAlone(),
      err => platform.log.error({ err }, 'could not catch up on who wrote what; readers ask for it'),
    )
  }

  /** Looks through all revisions; where it is at it, once more afterwards. */
  look(): void {
    this.#background.ask()
  }

  /** Resolves once nothing is left to do. */
  settled(): Promise<void> {
    return this.#background.settled()
  }

  /** Ends after the few revisions that are being made. What is left is made by the next start, or when it is asked for. */
  close(): Promise<void> {
    this.#background.close()
    this.#steps.left = 0
    if (this.#lock) this.#platform.database.giveUp(this.#lock)
    return this.settled()
  }

  /** The lock is the connection's and goes with it, also when this process is killed: then another goes on. */
  async #lookAlone(): Promise<void> {
    const { database } = this.#platform
    const lock = database.apart(1)
    this.#lock = lock
    try {
      await lock`SELECT pg_advisory_lock(${catchUpLock})`
      await this.#lookThrough()
    } finally {
      this.#lock = null
      database.giveUp(lock)
    }
  }

  async #lookThrough(): Promise<void> {
    let last: Seen | undefined = beforeAll
    while (last && !this.#background.closed) {
      const seen: Seen[] = await readSeen(this.#platform.database.prisma, last, atOnce)
      await this.#makeThese(seen.filter(({ made }) => !made))
      last = seen.at(-1)
    }
  }

  /** The latest first: the line that leads to it is made as a whole. */
  async #makeThese(revisions: readonly Seen[]): Promise<void> {
    const failed = new Set<string>()
    for (const { id, pageId } of revisions.toReversed()) {
      if (this.#background.closed) return
      if (failed.has(pageId)) continue
      try {
        await this.#make(id)
      } catch (err) {
        failed.add(pageId)
        if (!this.#background.closed) this.#platform.log.error({ err, revisionId: id }, 'could not make who wrote what')
      }
    }
  }

  async #make(revisionId: string): Promise<void> {
    let left = 1
    while (left > 0 && !this.#background.closed) {
      this.#steps = { left: inOneGo }
      left = await makeAuthorship(this.#platform.database, revisionId, this.#steps)
    }
  }
}
