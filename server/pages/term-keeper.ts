import type { Platform } from '../platform/platform.ts'
import { Background } from '../platform/work/background.ts'
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
  readonly #background: Background

  constructor(platform: Platform) {
    this.#platform = platform
    this.#background = new Background(
      () => this.#keep(),
      err => platform.log.error({ err }, 'could not keep the terms; the next change looks again'),
    )
  }

  /** Looks whether terms changed; where it is at it, once more afterwards. */
  look(): void {
    this.#background.ask()
  }

  /** Resolves once nothing is left to do. */
  settled(): Promise<void> {
    return this.#background.settled()
  }

  /** Ends after the text that is being made. */
  close(): Promise<void> {
    this.#background.close()
    return this.settled()
  }

  async #keep(): Promise<void> {
    await this.#platform.database.inTransaction(tx => renewListing(tx, this.#platform))
    await this.#makeOutdated()
  }

  async #makeOutdated(): Promise<void> {
    let last: string | null = null
    do {
      const ids: string[] = await readOutdated(this.#platform.database.prisma, last, atOnce)
      for (const id of ids) {
        if (this.#background.closed) return
        await this.#make(id)
      }
      last = ids.at(-1) ?? null
    } while (last !== null && !this.#background.closed)
  }

  async #make(pageId: string): Promise<void> {
    try {
      await renderAnew(this.#platform, pageId)
    } catch (err) {
      // Its readers are told what is wrong with it; the others must not wait for that.
      if (!this.#background.closed) this.#platform.log.error({ err, pageId }, 'could not link the terms of a page')
    }
  }
}
