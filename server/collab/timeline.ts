import { mostBuckets } from '@fieldword/shared/collab/history-contract.ts'
import type { Head } from './pack.ts'

interface Bucket {
  readonly fromSeq: number
  readonly toSeq: number
  firstAt: number
  lastAt: number
  readonly edits: Map<string, number>
}

/** [COL22] Sums up the edits of a log, of which there are `last`, in equal parts. */
export class TimelineSum {
  readonly buckets: readonly Bucket[]
  readonly byPerson = new Map<string, number>()
  readonly #last: number

  constructor(last: number) {
    this.#last = last
    const count = Math.min(last, mostBuckets)
    const endOf = (index: number) => Math.floor((index * last) / count)
    this.buckets = Array.from({ length: count }, (_, index) => ({
      ...{ fromSeq: endOf(index) + 1, toSeq: endOf(index + 1) },
      ...{ firstAt: Number.POSITIVE_INFINITY, lastAt: Number.NEGATIVE_INFINITY, edits: new Map() },
    }))
  }

  add({ seq, userId, at }: Head): void {
    const bucket = this.buckets[Math.ceil((seq * this.buckets.length) / this.#last) - 1]
    if (!bucket) return
    // Clocks of several processes are not quite alike.
    bucket.firstAt = Math.min(bucket.firstAt, at.getTime())
    bucket.lastAt = Math.max(bucket.lastAt, at.getTime())
    if (userId === null) return
    for (const edits of [bucket.edits, this.byPerson]) edits.set(userId, (edits.get(userId) ?? 0) + 1)
  }

  get firstAt(): number {
    return Math.min(...this.buckets.map(({ firstAt }) => firstAt))
  }

  get lastAt(): number {
    return Math.max(...this.buckets.map(({ lastAt }) => lastAt))
  }
}

export function mostFirst(edits: ReadonlyMap<string, number>): { id: string; edits: number }[] {
  return [...edits].map(([id, count]) => ({ id, edits: count })).sort((a, b) => b.edits - a.edits)
}
