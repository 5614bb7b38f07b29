/** What one message costs the server. */
export interface Cost {
  /** Bytes that came. */
  readonly received: number
  /** Bytes that were made to answer it: a few bytes may ask for a whole document. */
  readonly answered: number
  /** Others that it was passed on to. */
  readonly passedOn: number
}

/**
 * [COL8] [COL37] How much a connection may ask of the server: so much at once, so much a second after that. What is over is
 * not refused: it is read later, and the sender's own network holds it back.
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

  /** Takes the cost of a message; answers for how many milliseconds nothing more should be read. */
  spend(cost: Cost, now: number): number {
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    this.#left -= priceOf(cost)
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#perSecond) * 1000)
  }
}

/** In messages of a few bytes. Encoding a document costs several times what reading as many bytes does. */
function priceOf({ received, answered, passedOn }: Cost): number {
  return 1 + received / 1024 + answered / 256 + passedOn / 50
}
