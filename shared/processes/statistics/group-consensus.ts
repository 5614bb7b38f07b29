export interface GroupVotes {
  readonly agree: number
  readonly votes: number
}

/**
 * How far every group agrees: the product over groups of (agree + 1) / (votes + 2). Small et al., "Polis: Scaling Deliberation by Mapping
 * High Dimensional Opinion Spaces" (Recerca 26, 2021). A group that says nothing counts as one half; one group that disagrees takes all
 * down. It falls with the number of groups: comparable between elements, not between panels. Null where there are no two groups.
 */
export function groupConsensus(groups: readonly GroupVotes[]): number | null {
  if (groups.length < 2) return null
  return groups.reduce((product, { agree, votes }) => (product * (agree + 1)) / (votes + 2), 1)
}
