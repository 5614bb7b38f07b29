import { type WorkFilter, type WorkRow, workFilter } from '@fieldword/shared/processes/dispositions-contract.ts'
import { type AskedFilter, filterQuery, readFilter } from '../../revisions/index.ts'

export function workAsked(query: URLSearchParams): AskedFilter<WorkFilter> {
  return readFilter(workFilter, query) as AskedFilter<WorkFilter>
}

/** For the API, and for an address. */
export function asParameters({ similar, issue, ...filter }: WorkFilter) {
  return { ...filter, ...(issue && { issue: String(issue) }), ...(similar && { similar: 'true' }) }
}

export interface Place {
  readonly cursor?: string | null
  /** The row that is open for its answer. */
  readonly edit?: string | null
}

export function workHref(slug: string, filter: WorkFilter, { cursor, edit }: Place = {}): string {
  const query = filterQuery({
    ...asParameters(filter),
    ...(cursor ? { cursor } : {}),
    ...(edit ? { edit } : {}),
  } as Record<string, string | undefined>)
  return `/processes/${slug}/dispositions${query}${edit ? `#r-${edit}` : ''}`
}

/** A row in addresses and forms: the number of a contribution and of its part. */
export const keyOf = ({ input, part }: Pick<WorkRow, 'input' | 'part'>) => `${input.number}.${part}`

export function isNarrowed({ similar: _, ...filter }: WorkFilter): boolean {
  return Object.values(filter).some(Boolean)
}
