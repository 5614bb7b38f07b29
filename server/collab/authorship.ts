import type { AuthoredClocks } from '@fieldword/shared/collab/history-contract.ts'

export interface AuthoredRange {
  readonly from: number
  /** Not included. */
  to: number
  readonly by: string | null
}

/**
 * [COL24] Who delivered first which clocks of which Yjs client. What is added later under the same clocks is a repetition, and
 * changes nothing.
 */
export class Authorship {
  /** Sorted, and none overlapping another. */
  readonly #ranges = new Map<number, AuthoredRange[]>()

  /** Takes the clocks that nobody delivered before; answers the ranges that are new or longer than they were. */
  add(client: number, from: number, to: number, by: string | null): AuthoredRange[] {
    const known = this.#ranges.get(client) ?? []
    const changed: AuthoredRange[] = []
    let next = from
    let place = firstEndingAfter(known, from)
    while (next < to) {
      const ahead = known[place]
      if (ahead && ahead.from <= next) {
        next = ahead.to
        place += 1
        continue
      }
      const end = Math.min(to, ahead?.from ?? to)
      const before = known[place - 1]
      if (before && before.to === next && before.by === by) {
        before.to = end
        changed.push(before)
      } else {
        const added = { from: next, to: end, by }
        known.splice(place, 0, added)
        changed.push(added)
        place += 1
      }
      next = end
    }
    this.#ranges.set(client, known)
    return changed
  }

  /** The same for many; each range that is new or longer is told once, as it is after all of them. */
  addAll(delivered: readonly AuthoredClocks[]): AuthoredClocks[] {
    const changed = new Map<AuthoredRange, number>()
    for (const { client, from, to, by } of delivered) {
      for (const range of this.add(client, from, to, by)) changed.set(range, client)
    }
    return [...changed].map(([range, client]) => ({ client, ...range }))
  }

  /** The author of each part of these clocks, in order; null also for clocks that nobody delivered. */
  partsOf(client: number, from: number, to: number): AuthoredRange[] {
    const known = this.#ranges.get(client) ?? []
    const parts: AuthoredRange[] = []
    let next = from
    for (let place = firstEndingAfter(known, from); next < to; place += 1) {
      const range = known[place]
      const start = Math.min(range?.from ?? to, to)
      if (start > next) parts.push({ from: next, to: start, by: null })
      next = Math.max(next, start)
      if (range && next < to) {
        parts.push({ from: next, to: Math.min(range.to, to), by: range.by })
        next = Math.min(range.to, to)
      }
    }
    return parts
  }
}

function firstEndingAfter(ranges: readonly AuthoredRange[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[middle]?.to ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}
