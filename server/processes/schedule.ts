import type { Platform } from '../platform/platform.ts'
import { Background } from '../platform/work/background.ts'
import { moveDueStages } from './scheduling-commands.ts'

/** Milliseconds between two looks: a stage closes and opens at most so long after its time. */
const usualInterval = 15_000

/** [PR46] Looks, in every process of the wiki, for stages whose time has come. */
export class StageSchedule {
  readonly #background: Background
  readonly #timer: NodeJS.Timeout

  constructor(platform: Platform, interval: number = usualInterval) {
    this.#background = new Background(
      async () => {
        await moveDueStages(platform)
      },
      err => platform.log.error({ err }, 'could not move the stages that are due; looks again in a moment'),
    )
    this.#timer = setInterval(() => this.#background.ask(), interval).unref()
    this.#background.ask()
  }

  /** Ends after what was begun. */
  close(): Promise<void> {
    clearInterval(this.#timer)
    this.#background.close()
    return this.#background.settled()
  }
}
