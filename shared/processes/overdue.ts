import { inFigures } from '../kernel/figures.ts'

const aDay = 24 * 60 * 60 * 1000

/** [PR343] Whole days since an open stage should have closed; null while its time is not over, or where it has none. */
export function daysOver(closesAt: Date | null, now: Date): number | null {
  return closesAt !== null && closesAt <= now ? Math.floor((now.getTime() - closesAt.getTime()) / aDay) : null
}

/** "3 days over". */
export function overInWords(days: number): string {
  if (days === 0) return 'over since today'
  return days === 1 ? '1 day over' : `${inFigures(days)} days over`
}
