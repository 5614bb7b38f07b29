import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'

/** [COL53] Drafts of one's own that are open: of one account, and of one account on one page. */
export const mostDrafts = 20
export const mostDraftsOnPage = 3
/** Guests of one draft. */
export const mostGuests = 20

export type DraftEnd = 'approved' | 'deleted' | 'destroyed'

/** [COL53] Whether one more may be open. */
export function checkRoom({ all, onPage }: { readonly all: number; readonly onPage: number }): Result<'room'> {
  return all >= mostDrafts || onPage >= mostDraftsOnPage
    ? refuse('too-many-drafts', { most: mostDrafts, mostOnPage: mostDraftsOnPage })
    : 'room'
}

/** [COL55] Only what was deleted is brought back. */
export function checkReturn(closedFor: DraftEnd | null): Result<'returns'> {
  if (closedFor === null) return refuse('already-so')
  return closedFor === 'deleted' ? 'returns' : refuse('draft-spent')
}
