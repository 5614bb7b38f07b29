import type { Platform } from '../platform/platform.ts'
import { Background } from '../platform/work/background.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { sendNext } from './sending-commands.ts'
import { tellOfClosings, tellOfEvents } from './telling-commands.ts'

/** Milliseconds between two looks. */
const usualPause = 5000

/** Reads what happened, writes what follows from it for each person, and mails what is due; in every process, each doing what no other does. */
export class Post {
  readonly #platform: Platform
  readonly #background: Background
  readonly #timer: NodeJS.Timeout
  readonly mailer: Mailer | null

  constructor(platform: Platform, pause: number = usualPause) {
    this.#platform = platform
    this.mailer = createMailer(platform.config)
    this.#background = new Background(
      () => this.#round(),
      err => platform.log.error({ err }, 'people could not be told; it is tried again'),
    )
    this.#timer = setInterval(() => this.look(), pause)
    this.#timer.unref()
  }

  look(): void {
    this.#background.ask()
  }

  /** Resolves once nothing is left to do. */
  settled(): Promise<void> {
    return this.#background.settled()
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#background.close()
    await this.settled()
    this.mailer?.close()
  }

  async #round(): Promise<void> {
    while (!this.#background.closed && (await tellOfEvents(this.#platform)) > 0);
    if (!this.#background.closed) await tellOfClosings(this.#platform)
    const { mailer } = this
    while (mailer && !this.#background.closed && (await sendNext(this.#platform, mailer)));
  }
}
