import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { inWords } from '../ui/dates.ts'

type Counted = Pick<Walk<unknown>, 'total' | 'stopped'>

/** "12 revisions", "1 revision fits", "At least 1,000 revisions fit"; nothing where nobody counted. */
export function totalInWords({ total }: Counted, narrowed: boolean): string | null {
  if (!total) return null
  const { count, exact } = total
  const revisions = `${inFigures(count)} ${count === 1 ? 'revision' : 'revisions'}`
  const fit = narrowed ? (count === 1 ? ' fits' : ' fit') : ''
  return (exact ? '' : 'At least ') + revisions + fit
}

/** [REV42] Where the list ends before its end: how far was looked. */
export function stoppedInWords(day: string | null): string {
  const where = day === null ? '' : `, as far as ${inWords(day)}`
  return `To be quick, 2,000 revisions were looked through for this part of the list${where}.`
}
