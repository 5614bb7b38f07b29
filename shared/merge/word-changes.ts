import type { Budget } from '../diff/budget.ts'
import { diffWords } from '../diff/words.ts'

/** A stretch of the base, and what one side put there. Half-open; either may be empty. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** What one side changed, in order, as a comparison marks it: cut at words, and apart from each other. */
export function changesTo(base: string, side: string, budget: Budget): Change[] {
  const changes: Change[] = []
  let [b, s] = [0, 0]
  let open: { start: number; from: number } | null = null
  const close = () => {
    if (open) changes.push({ ...open, end: b, to: s })
    open = null
  }
  for (const { kind, text } of diffWords(base, side, { budget }).inline) {
    if (kind === 'same') close()
    else open ??= { start: b, from: s }
    if (kind !== 'ins') b += text.length
    if (kind !== 'del') s += text.length
  }
  close()
  return changes
}

/** A place of the base where somebody changed something; on a side that did not, the range where it has the same words. */
export interface Spot {
  readonly start: number
  readonly end: number
  readonly ours: { readonly changed: boolean; readonly from: number; readonly to: number }
  readonly theirs: { readonly changed: boolean; readonly from: number; readonly to: number }
}

/** [MRG4] Changes that touch each other are one spot, of both sides; all others are spots of their own. */
export function spotsOf(ours: readonly Change[], theirs: readonly Change[]): Spot[] {
  const spots: Spot[] = []
  let [o, t, shiftOurs, shiftTheirs] = [0, 0, 0, 0]
  for (;;) {
    const [nextOurs, nextTheirs] = [ours[o], theirs[t]]
    const first = earlier(nextOurs, nextTheirs)
    if (!first) return spots
    const { start } = first
    let { end } = first
    const [fromOurs, fromTheirs] = [o, t]
    const [startOurs, startTheirs] = [start + shiftOurs, start + shiftTheirs]
    for (;;) {
      const [mine, other] = [ours[o], theirs[t]]
      if (mine && mine.start <= end) {
        shiftOurs += mine.to - mine.from - (mine.end - mine.start)
        end = Math.max(end, mine.end)
        o += 1
      } else if (other && other.start <= end) {
        shiftTheirs += other.to - other.from - (other.end - other.start)
        end = Math.max(end, other.end)
        t += 1
      } else break
    }
    spots.push({
      start,
      end,
      ours: { changed: o > fromOurs, from: startOurs, to: end + shiftOurs },
      theirs: { changed: t > fromTheirs, from: startTheirs, to: end + shiftTheirs },
    })
  }
}

function earlier(a: Change | undefined, b: Change | undefined): Change | undefined {
  if (!a || !b) return a ?? b
  return a.start <= b.start ? a : b
}
