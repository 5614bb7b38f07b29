import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'

/** What a revision is called in a list: its summary, or that it is hidden from whoever reads; histories from elsewhere may have none. */
export function summaryOf({ summary, hidden }: Pick<RevisionRef, 'summary' | 'hidden'>): string {
  if (summary !== '') return summary
  return hidden.summary ? 'Summary hidden' : 'No summary'
}
