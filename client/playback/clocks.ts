import type { AuthoredClocks } from '@fieldword/shared/collab/history-contract.ts'

interface Range {
  readonly from: number
  readonly to: number
  readonly by: string | null
}

/** Who wrote which clocks of which Yjs client: what a history has told so far. */
export class Clocks {
  readonly #ranges = new Map<number, Range[]>()

  constructor(known: readonly AuthoredClocks[]) {
    for (const { client, from, to, by } of known) this.add(client, { from, to, by })
  }

  /** Ranges of a client come in order and do not overlap: a replica takes clocks one after another. */
  add(client: number, { from, to, by }: Range): void {
    const ranges = this.#ranges.get(client) ?? []
    const last = ranges.at(-1)
    if (last && last.to === from && last.by === by) ranges[ranges.length - 1] = { from: last.from, to, by }
    else ranges.push({ from, to, by })
    this.#ranges.set(client, ranges)
  }

  /** The author at a clock, and how far that goes. */
  at(client: number, clock: number): { readonly by: string | null; readonly until: number } {
    const ranges = this.#ranges.get(client) ?? []
    let [low, high] = [0, ranges.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ranges[middle]?.to ?? 0) > clock) high = middle
      else low = middle + 1
    }
    const range = ranges[low]
    if (!range) return { by: null, until: Number.POSITIVE_INFINITY }
    return range.from <= clock ? { by: range.by, until: range.to } : { by: null, until: range.from }
  }
}
