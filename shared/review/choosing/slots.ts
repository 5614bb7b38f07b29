import type { AlignedPair } from '../../diff/align-documents.ts'
import type { Budget } from '../../diff/budget.ts'
import { type Leaf, leavesOf } from '../../diff/leaves.ts'
import { inOrder, matchLeaves } from '../../diff/match.ts'
import type { DocumentJson, NodeJson } from '../../document/document.ts'
import { sameBlocks } from '../../merge/same-blocks.ts'

/** One block of either document, or of both. */
export interface Slot extends AlignedPair {
  /** Where it stands on either side: between which of the blocks that kept their order. */
  readonly gapBefore: number
  readonly gapAfter: number
}

export interface Slots {
  /** In the order of the newer document; what was removed stands where it stood. */
  readonly slots: readonly Slot[]
  /** The containers of both documents that are one and the same: of each of the newer one, the older. */
  readonly sameAs: ReadonlyMap<NodeJson, NodeJson>
}

/** Two canonical documents by what a comparison pairs. */
export function slotsOf(from: DocumentJson, to: DocumentJson, budget: Budget): Slots {
  const [before, after] = [leavesOf(from), leavesOf(to)]
  const { beforeOf, afterOf } = matchLeaves(before, after, budget)
  const fixed = inOrder({ beforeOf, afterOf }, after)
  const stays = (leaf: Leaf | undefined) => leaf !== undefined && fixed.has(leaf)
  const gapsBefore = gapsOf(before, leaf => stays(afterOf.get(leaf)))
  const gapsAfter = gapsOf(after, stays)
  const slotOf = (was: Leaf | null, is: Leaf | null): Slot => ({
    ...{ before: was, after: is, moved: was !== null && is !== null && !fixed.has(is), regrouped: false },
    gapBefore: was ? (gapsBefore.get(was) ?? 0) : -1,
    gapAfter: is ? (gapsAfter.get(is) ?? 0) : -1,
  })
  const removed = Map.groupBy(
    before.filter(leaf => !afterOf.has(leaf)),
    leaf => gapsBefore.get(leaf) ?? 0,
  )
  const removedIn = (gap: number) => (removed.get(gap) ?? []).map(leaf => slotOf(leaf, null))
  let gap = 0
  const slots = after.flatMap(leaf => {
    const slot = slotOf(beforeOf.get(leaf) ?? null, leaf)
    if (!fixed.has(leaf)) return [slot]
    gap += 1
    return [...removedIn(gap - 1), slot]
  })
  return { slots: [...slots, ...removedIn(gap)], sameAs: sameBlocks(from, to, budget) }
}

/** How many blocks that kept their order stand before each. */
function gapsOf(leaves: readonly Leaf[], stays: (leaf: Leaf) => boolean): Map<Leaf, number> {
  let gap = 0
  return new Map(
    leaves.map(leaf => {
      const own = [leaf, gap] as const
      if (stays(leaf)) gap += 1
      return own
    }),
  )
}
