/**
 * [PG48] Wakes at the end of protection. Ends farther off than the next time everybody is asked are told of again by then,
 * so nothing is kept for pages that nobody has open.
 */
export class ProtectionEnds {
  readonly #ended: (pageId: string) => void
  readonly #timers = new Map<string, NodeJS.Timeout>()

  constructor(ended: (pageId: string) => void) {
    this.#ended = ended
  }

  /** `left`: milliseconds until then; past `horizon` it is somebody else's to remember. */
  expect(pageId: string, left: number, horizon: number): void {
    if (left > 2 * horizon) return
    clearTimeout(this.#timers.get(pageId))
    const timer = setTimeout(
      () => {
        this.#timers.delete(pageId)
        this.#ended(pageId)
      },
      Math.max(1, left),
    )
    timer.unref()
    this.#timers.set(pageId, timer)
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }
}
