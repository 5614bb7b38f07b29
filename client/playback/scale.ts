import type { DraftTimeline } from '@fieldword/shared/collab/history-contract.ts'

/** A bar of the scrubber: the edits it stands for, and how fast they were made. */
export interface Bar {
  readonly fromSeq: number
  readonly toSeq: number
  readonly firstAt: string
  /** 0 to 1, of the fastest. */
  readonly height: number
}

export const mostBars = 60

/**
 * [COL32] Bars of equally many edits, as high as they were made fast. Time nobody wrote in takes no room: on a scale of days
 * an hour's work between months of rest would be a line that no hand can point into.
 */
export function barsOf({ buckets }: Pick<DraftTimeline, 'buckets'>): Bar[] {
  const together = Math.max(1, Math.ceil(buckets.length / mostBars))
  const bars = []
  for (let from = 0; from < buckets.length; from += together) {
    const part = buckets.slice(from, from + together)
    const [first, last] = [part[0], part.at(-1)]
    if (!first || !last) continue
    const edits = part.reduce((sum, bucket) => sum + bucket.edits, 0)
    const pace = paceOf(edits, timeOf(part, buckets[from - 1]))
    bars.push({ fromSeq: first.fromSeq, toSeq: last.toSeq, firstAt: first.firstAt, pace })
  }
  const most = Math.max(...bars.map(({ pace }) => pace))
  return bars.map(({ pace, ...bar }) => ({ ...bar, height: pace / most }))
}

/** Milliseconds: whoever rests longer is not writing slowly. */
const longestRest = 300_000

/** The time that these edits took, with what went by since the edit before them, without the long rests. */
function timeOf(parts: DraftTimeline['buckets'], before: DraftTimeline['buckets'][number] | undefined): number {
  let took = 0
  let last = before?.lastAt
  for (const { firstAt, lastAt } of parts) {
    if (last) took += Math.min(longestRest, Math.max(0, Date.parse(firstAt) - Date.parse(last)))
    took += Date.parse(lastAt) - Date.parse(firstAt)
    last = lastAt
  }
  return took
}

/** Nobody types faster than a key in 50 ms; and between a lone edit a day and steady typing lie five orders of magnitude. */
function paceOf(edits: number, milliseconds: number): number {
  const perHour = (edits / Math.max(milliseconds, edits * 50)) * 3_600_000
  return Math.log10(1 + perHour)
}

export interface Flag {
  readonly seq: number
  readonly label: string
}

/** Where the days begin, as far as their names fit beside each other. */
export function flagsOf({ buckets, lastSeq }: Pick<DraftTimeline, 'buckets' | 'lastSeq'>): Flag[] {
  const room = lastSeq / 6
  const flags: Flag[] = []
  for (const { seq, day } of daysOf(buckets)) {
    const last = flags.at(-1)
    if (!last || (seq - last.seq >= room && lastSeq - seq >= room / 2)) flags.push({ seq, label: shortDay(day) })
  }
  return flags
}

/** The days somebody wrote on, and the first edit of each, as near as the timeline tells. */
export function daysOf(buckets: DraftTimeline['buckets']): { readonly seq: number; readonly day: string }[] {
  const days: { seq: number; day: string }[] = []
  for (const { fromSeq, toSeq, firstAt, lastAt } of buckets) {
    for (const [seq, at] of [
      [fromSeq, firstAt],
      [toSeq, lastAt],
    ] as const) {
      const day = at.slice(0, 10)
      if (days.at(-1)?.day !== day) days.push({ seq, day })
    }
  }
  return days
}

/** The first edit of the next day somebody wrote on, or of the one before; the ends where there is none. */
export function dayFrom(days: readonly { readonly seq: number }[], seq: number, way: 1 | -1, lastSeq: number): number {
  if (way === 1) return days.find(day => day.seq > seq)?.seq ?? lastSeq
  return days.findLast(day => day.seq < seq)?.seq ?? 1
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function shortDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]}`
}

/** Where an edit stands on the track, in percent of its width. */
export function percentOf(seq: number, lastSeq: number): number {
  return lastSeq <= 1 ? 100 : ((seq - 1) / (lastSeq - 1)) * 100
}
