interface Pair {
  readonly from: string
  readonly to: string
}

/** The readings of the lineage between two versions; below it one of them by its number, or the page to record another. */
export function lineageHref(slug: string, { from, to }: Pair, below: number | 'edit' | null = null): string {
  const path = below === null ? 'lineage' : `lineage/${below}`
  return `/wiki/${slug}/versions/${path}?${new URLSearchParams({ from, to })}`
}
