/** Milliseconds: a longer pause says no more. */
const longest = 1000
/** How many of the last times say how often it is. */
const looksBack = 16

/** How often something happens lately. */
export class Rate {
  #lastAt = Number.NEGATIVE_INFINITY
  #mean = longest

  happened(): void {
    const now = performance.now()
    this.#mean += (Math.min(now - this.#lastAt, longest) - this.#mean) / looksBack
    this.#lastAt = now
  }

  get perMillisecond(): number {
    return 1 / this.#mean
  }
}
