/**
 * Does something soon and not too often: at the end of this turn of the event loop when the last time is long enough ago,
 * else as soon as it is. What happens in between is done in one.
 */
export class Pace {
  readonly #work: () => void
  /** Milliseconds between one time and the next. */
  readonly #gap: () => number
  #doneAt = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(work: () => void, gap: () => number) {
    this.#work = work
    this.#gap = gap
  }

  due(): void {
    if (this.#cancel) return
    const wait = this.#doneAt + this.#gap() - performance.now()
    if (wait > 0) {
      const timer = setTimeout(this.#do, wait)
      this.#cancel = () => clearTimeout(timer)
    } else {
      const immediate = setImmediate(this.#do)
      this.#cancel = () => clearImmediate(immediate)
    }
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  readonly #do = (): void => {
    this.#cancel = null
    this.#doneAt = performance.now()
    this.#work()
  }
}
