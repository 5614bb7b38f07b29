import type { Platform } from '../platform/platform.ts'
import { renderAnew } from './rendering.ts'
import { renewListing } from './term-listing-commands.ts'
import { readOutdated } from './term-queries.ts'

/** Pages whose ids are read at once. */
const atOnce = 50

/**
 * [TRM10] Keeps the list of terms, and the texts that were made with an older one, up to date: at the start and whenever pages
 * change. Who reads a text that is not yet made again has it made; nobody waits for the others.
 */
export class TermKeeper {
  readonly #platform: Platform
  #working: Promise<void> | null = null
  #wanted: boolean = false
  #closed: boolean = false

  constructor(platform: Platform) {
    this.#platform = platform
  }

  /** Looks whether terms changed; where it is at it, once more afterwards. */
  look(): void {
    this.#wanted = true
    if (!this.#closed) this.#working ??= this.#work()
  }

  /** Resolves once nothing is left to do. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working
  }

  /** Ends after the text that is being made. */
  async close(): Promise<void> {
    this.#closed = true
    await this.settled()
  }

  async #work(): Promise<void> {
    try {
      while (this.#wanted && !this.#closed) {
        this.#wanted = false
        const { database } = this.#platform
        await database.inTransaction(tx => renewListing(tx, this.#platform))
        await this.#makeOutdated()
      }
    } catch (err) {
      if (!this.#closed) this.#platform.log.error({ err }, 'could not keep the terms; the next change looks again')
    } finally {
      this.#working = null
    }
  }

  async #makeOutdated(): Promise<void> {
    let last: string | null = null
    do {
      const ids: string[] = await readOutdated(this.#platform.database.prisma, last, atOnce)
      for (const id of ids) {
        if (this.#closed) return
        await this.#make(id)
      }
      last = ids.at(-1) ?? null
    } while (last !== null && !this.#closed)
  }

  async #make(pageId: string): Promise<void> {
    try {
      await renderAnew(this.#platform, pageId)
    } catch (err) {
      // Its readers are told what is wrong with it; the others must not wait for that.
      if (!this.#closed) this.#platform.log.error({ err, pageId }, 'could not link the terms of a page')
    }
  }
}
