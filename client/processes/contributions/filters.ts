import { type ContributionSort, contributionSort } from '@fieldword/shared/processes/commenting-contract.ts'
import { type ContributionType, contributionType } from '@fieldword/shared/processes/vocabulary.ts'

export interface Filter {
  /** An element, `whole`, or empty for all. */
  readonly element: string
  readonly type: ContributionType | ''
  readonly sort: ContributionSort
  readonly mine: boolean
}

export const sortWords: Readonly<Record<ContributionSort, string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  agreed: 'Most agreed with',
  disagreed: 'Most disagreed with',
}

/** An unknown value narrows nothing. */
export function filterIn(query: URLSearchParams): Filter {
  const type = contributionType.safeParse(query.get('type'))
  const sort = contributionSort.safeParse(query.get('sort'))
  return {
    element: query.get('element') ?? '',
    type: type.data ?? '',
    sort: sort.data ?? 'newest',
    mine: query.get('mine') === 'true',
  }
}

export function asks({ element, type, sort, mine }: Filter) {
  return {
    ...(element ? { element } : {}),
    ...(type ? { type } : {}),
    ...(mine ? { mine: 'true' as const } : {}),
    sort,
  }
}
