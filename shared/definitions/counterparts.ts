/** A pair of elements that a lineage ties, the earlier one first. */
export interface TiedPair {
  readonly fromElementId: string | null
  readonly toElementId: string | null
}

interface Elements {
  readonly elementIds: readonly string[]
}

/**
 * [DEF20] Where what each element says stands in another version, as the numbers of the elements there that it is tied to: along the
 * lineage where one is recorded between the two, else by its id.
 */
export function counterpartNumbers(
  shown: Elements,
  other: Elements,
  lineage: { readonly pairs: readonly TiedPair[]; readonly shownIs: 'from' | 'to' } | null,
): Map<string, number[]> {
  const [own, theirs] =
    lineage?.shownIs === 'from'
      ? (['fromElementId', 'toElementId'] as const)
      : (['toElementId', 'fromElementId'] as const)
  return new Map(
    shown.elementIds.map((id): [string, number[]] => {
      const tied = lineage ? lineage.pairs.filter(pair => pair[own] === id).map(pair => pair[theirs]) : [id]
      return [id, other.elementIds.flatMap((there, place) => (tied.includes(there) ? [place + 1] : []))]
    }),
  )
}
