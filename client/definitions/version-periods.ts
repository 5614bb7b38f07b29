import type { InForcePeriod } from '@fieldword/shared/definitions/version-contract.ts'
import { inWords } from '../ui/dates.ts'

/** "14 November 2019 – today", "2011 – 14 November 2019", or nothing where it never was in force. */
export function periodsInWords(periods: readonly InForcePeriod[]): string {
  return periods.map(({ from, to }) => `${inWords(from)} – ${to === null ? 'today' : inWords(to)}`).join('; ')
}
