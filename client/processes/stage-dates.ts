import type { StageView } from '@fieldword/shared/processes/contract.ts'
import { inShort, spanInWords } from '../ui/dates.ts'

type Dated = Pick<StageView, 'state' | 'opensAt' | 'closesAt' | 'openedAt' | 'closedAt'>

/** When a stage was, is or will be open: "9 Mar – 10 Apr 2026", "from 7 Dec 2026". */
export function datesOf({ state, opensAt, closesAt, openedAt, closedAt }: Dated): string {
  if (state === 'skipped') return 'Left out'
  const from = openedAt ?? opensAt
  const until = closedAt ?? closesAt
  if (from && until) return spanInWords(from, until)
  if (from) return `from ${inShort(from)}`
  if (until) return `until ${inShort(until)}`
  // What is told from sources may have no date in them.
  return state === 'closed' ? '' : 'no date yet'
}
