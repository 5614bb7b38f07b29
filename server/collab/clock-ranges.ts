type Range = [from: number, to: number]

/** Which clocks of which Yjs clients have been seen. They come in any order, and more than once. */
export class ClockRanges {
  readonly #ranges = new Map<number, Range[]>()

  /** Adds the clocks from `from` up to but not including `to`; answers how many of them are new. */
  add(client: number, from: number, to: number): number {
    const apart: Range[] = []
    let merged: Range = [from, to]
    let known = 0
    for (const range of this.#ranges.get(client) ?? []) {
      known += Math.max(0, Math.min(to, range[1]) - Math.max(from, range[0]))
      if (range[1] < merged[0] || range[0] > merged[1]) apart.push(range)
      else merged = [Math.min(merged[0], range[0]), Math.max(merged[1], range[1])]
    }
    this.#ranges.set(client, [...apart, merged])
    return to - from - known
  }
}
