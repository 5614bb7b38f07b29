export interface TalkFilter {
  readonly id: string
  readonly name: string
  readonly asks: { readonly state?: 'open' | 'resolved'; readonly mine?: 'true' }
  /** Said when there are none. */
  readonly empty: string
}

export const talkFilters = [
  { id: 'open', name: 'Open', asks: { state: 'open' }, empty: 'Nothing is open here.' },
  { id: 'resolved', name: 'Resolved', asks: { state: 'resolved' }, empty: 'Nothing has been resolved yet.' },
  { id: 'all', name: 'All', asks: {}, empty: 'Nobody has said anything yet.' },
] as const satisfies readonly TalkFilter[]

const yours = {
  ...{ id: 'yours', name: 'Yours', asks: { mine: 'true' }, empty: 'You have started no thread here.' },
} as const satisfies TalkFilter

/** One's own only where somebody is signed in. */
export function filtersFor(isSignedIn: boolean): readonly TalkFilter[] {
  return isSignedIn ? [...talkFilters, yours] : talkFilters
}

/** An unknown name shows what is open. */
export function talkFilterNamed(name: string | null, isSignedIn: boolean): TalkFilter {
  return filtersFor(isSignedIn).find(({ id }) => id === name) ?? talkFilters[0]
}
