import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'

/** What a revision is called in a list: its summary, or that it is hidden from whoever reads. */
export function summaryOf({ summary, hidden }: Pick<RevisionRef, 'summary' | 'hidden'>): string {
  return hidden.summary && summary === '' ? 'Summary hidden' : summary
}
