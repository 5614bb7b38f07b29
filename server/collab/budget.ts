/**
 * [COL8] How much a connection may send: so much at once, so much a second after that. What is over is not refused: the
 * socket is read later, and the sender's own network holds it back.
 */
export class Budget {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #at: number

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#left = burst
    this.#at = now
  }

  /** Takes the cost of a message of so many bytes; answers for how many milliseconds nothing more should be read. */
  spend(bytes: number, now: number): number {
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    this.#left -= 1 + bytes / 1024
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#perSecond) * 1000)
  }
}
