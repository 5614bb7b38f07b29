/** Beats for which a reader is waited for that has bytes to read: a large document over a slow line takes its time. */
const patience = 8

/** [COL8] [COL37] Whether a socket shows life: it answers each beat before the next, and has said something by the second. */
export class Pulse {
  #beats = 0
  /** Beats since the last answer. */
  #unanswered = 0
  #hasSpoken: boolean = false

  answered(): void {
    this.#unanswered = 0
  }

  spoke(): void {
    this.#hasSpoken = true
  }

  /** False when it is to be given up. `hasToRead`: our beat may stand behind bytes that are still on their way. */
  beat(hasToRead: boolean): boolean {
    const mostUnanswered = hasToRead ? patience : 1
    if (this.#unanswered >= mostUnanswered || (this.#beats >= 2 && !this.#hasSpoken)) return false
    this.#beats += 1
    this.#unanswered += 1
    return true
  }
}
