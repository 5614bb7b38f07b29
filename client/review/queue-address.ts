import {
  type QueueEntry,
  type QueueFilter,
  type QueueSort,
  queueFilter,
} from '@fieldword/shared/review/queue-contract.ts'
import { doneAt } from '../platform/done.ts'
import { type AskedFilter, filterQuery, readFilter } from '../revisions/index.ts'

/** The queue as an address asks for it. What of it cannot be read is left out, and said. */
export function queueAsked(query: URLSearchParams): AskedFilter<QueueFilter> {
  return readFilter(queueFilter, query)
}

/** The same for the API, and for an address. What need not be said is not. */
export function asParameters({ show, state, sort, free, turned, ...narrowing }: QueueFilter) {
  return {
    ...narrowing,
    ...(show && show !== 'waiting' && { show }),
    ...(show === 'done' && state && { state }),
    ...(sort && sort !== 'age' && { sort }),
    ...(free && { free: 'true' }),
    ...(turned && { turned: 'true' }),
  }
}

export function queueHref(filter: QueueFilter, path = '/review'): string {
  return path + filterQuery(asParameters(filter))
}

/** A review, reached from the queue: its neighbours there are those of this filter and order. */
export function reviewHref({ id }: Pick<QueueEntry, 'id'>, filter: QueueFilter): string {
  return queueHref({ show: 'waiting', ...filter }, `/review/${id}`)
}

/** The review after something was done with it, with the queue it was opened from. */
export function reviewDoneAt(id: string, query: URLSearchParams, what: string): string {
  const { filter } = queueAsked(query)
  return doneAt(queueHref(filter, `/review/${id}`), what)
}

/** Whether anything narrows what a segment shows. */
export function isNarrowed({ text, page, kind, hint, free }: QueueFilter): boolean {
  return [text, page, kind, hint, free].some(Boolean)
}

/** Sorted by this; once more, the other way round. */
export function sortedBy(filter: QueueFilter, sort: QueueSort): QueueFilter {
  const isTurned = (filter.sort ?? 'age') === sort && !filter.turned
  return { ...filter, sort, turned: isTurned }
}

/** Which way a column runs, where the queue is sorted by it. Who waits longest has the greatest age. */
export function directionOf({ sort = 'age', turned = false }: QueueFilter, column: QueueSort) {
  if (sort !== column) return undefined
  const isRising = column === 'page' || column === 'approvals'
  return isRising === turned ? 'descending' : 'ascending'
}
