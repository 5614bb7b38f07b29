import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { HealthWeek } from '@fieldword/shared/review/health-contract.ts'

/** As dense as a table wants it: "1.4 d", "5 h". */
export function hoursInWords(hours: number): string {
  return hours >= 24 ? `${(hours / 24).toFixed(1)} d` : `${Math.round(hours)} h`
}

/** "104 of 140", of all weeks together; null where nothing was decided. */
export function shareInTime(weeks: readonly Pick<HealthWeek, 'decided' | 'inTime'>[]): string | null {
  const sum = (of: 'decided' | 'inTime') => weeks.reduce((total, week) => total + week[of], 0)
  const decided = sum('decided')
  return decided === 0 ? null : `${inFigures(sum('inTime'))} of ${inFigures(decided)}`
}
