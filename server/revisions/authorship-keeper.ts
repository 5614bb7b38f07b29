import type { Platform } from '../platform/platform.ts'
import { makeAuthorship } from './authorship-commands.ts'

/** Revisions that are made while somebody waits: of 76 kB each that is half a second of computing, with turns between. */
const atOnce = 50
/** Revisions that are made in one go when nobody waits. */
const inBackground = 200

/**
 * [WHO10] Authorship is made when it is asked for. A page that has hundreds of revisions more than are made, as after an import,
 * is caught up on in the background, one page after another.
 */
export class AuthorshipKeeper {
  readonly #platform: Platform
  readonly #now = new Map<string, Promise<number>>()
  readonly #later = new Set<string>()
  #running: Promise<void> | null = null
  #closed: boolean = false

  constructor(platform: Platform) {
    this.#platform = platform
  }

  /** Returns how many revisions are left to be made before the authorship of this one can be read. */
  reach(revisionId: string): Promise<number> {
    const known = this.#now.get(revisionId)
    if (known) return known
    const reached = this.#reach(revisionId).finally(() => this.#now.delete(revisionId))
    this.#now.set(revisionId, reached)
    return reached
  }

  /** Ends after what is being made now. What is left is made when it is asked for again. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
  }

  /** Resolves once nothing is left in the background. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #reach(revisionId: string): Promise<number> {
    const left = await this.#make(revisionId, atOnce)
    if (left > 0) {
      this.#later.add(revisionId)
      this.#running ??= this.#catchUp().finally(() => {
        this.#running = null
      })
    }
    return left
  }

  #make(revisionId: string, steps: number): Promise<number> {
    return makeAuthorship(this.#platform.database, revisionId, { left: steps })
  }

  async #catchUp(): Promise<void> {
    for (const revisionId of this.#later) {
      try {
        while (!this.#closed && (await this.#make(revisionId, inBackground)) > 0);
      } catch (error) {
        this.#platform.log.error(
          { err: error, revisionId },
          'could not make who wrote what; the next reader asks again',
        )
      }
      this.#later.delete(revisionId)
    }
  }
}
