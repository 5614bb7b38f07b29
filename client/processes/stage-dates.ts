import type { StageView } from '@fieldword/shared/processes/contract.ts'
import { inWords } from '../ui/dates.ts'

type Dated = Pick<StageView, 'state' | 'opensAt' | 'closesAt' | 'openedAt' | 'closedAt'>

/** When a stage was, is or will be open: "9 March 2026 – 10 April 2026", "from 7 December 2026". */
export function datesOf({ state, opensAt, closesAt, openedAt, closedAt }: Dated): string {
  if (state === 'skipped') return 'Left out'
  const from = openedAt ?? opensAt
  const until = closedAt ?? closesAt
  if (from && until) return inWords(from) === inWords(until) ? inWords(from) : `${inWords(from)} – ${inWords(until)}`
  if (from) return `from ${inWords(from)}`
  if (until) return `until ${inWords(until)}`
  // What is told from sources may have no date in them.
  return state === 'closed' ? '' : 'no date yet'
}
