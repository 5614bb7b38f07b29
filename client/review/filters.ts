import type { ReviewRef } from '@fieldword/shared/review/contract.ts'

export interface QueueFilter {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly asks: { readonly state?: ReviewRef['state']; readonly mine?: 'true' }
  /** Said when there are none. */
  readonly empty: string
}

export const filters = [
  { id: 'open', name: 'Waiting', href: '/review', asks: {}, empty: 'Nothing waits for review.' },
  filter('mine', 'Yours', { mine: 'true' }, 'Nothing of yours waits for review.'),
  filter('approved', 'Approved', { state: 'approved' }, 'Nothing has been approved by review yet.'),
  filter('rejected', 'Rejected', { state: 'rejected' }, 'Nothing has been rejected.'),
  filter('withdrawn', 'Withdrawn', { state: 'withdrawn' }, 'Nothing has been withdrawn.'),
] as const satisfies readonly QueueFilter[]

function filter(id: string, name: string, asks: QueueFilter['asks'], empty: string): QueueFilter {
  return { id, name, href: `/review?show=${id}`, asks, empty }
}

/** An unknown name shows what waits. */
export function filterNamed(name: string | null): QueueFilter {
  return filters.find(({ id }) => id === name) ?? filters[0]
}
