/** Counts what is open under each key, and nothing under keys where nothing is. */
export class Tally {
  readonly #counts = new Map<string, number>()

  /** How many keys have anything open. */
  get size(): number {
    return this.#counts.size
  }

  of(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  add(key: string, by: 1 | -1): void {
    const count = this.of(key) + by
    if (count > 0) this.#counts.set(key, count)
    else this.#counts.delete(key)
  }
}
