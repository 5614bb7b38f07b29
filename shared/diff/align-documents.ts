import { canonical } from '../document/canonical.ts'
import type { DocumentJson } from '../document/document.ts'
import type { Budget } from './budget.ts'
import { type Leaf, leavesOf } from './leaves.ts'
import { inOrder, type Matching, matchLeaves } from './match.ts'

/** A block and what became of it. Every block of either document stands in exactly one pair. */
export interface AlignedPair {
  readonly before: Leaf | null
  readonly after: Leaf | null
  readonly moved: boolean
  /** Its neighbour stayed its neighbour but no longer shares a container with it, or does so now: two lists became one. */
  readonly regrouped: boolean
}

/** [DIFF1] In the order of the document after; what was removed stands where it was, after what it followed. */
export function alignDocuments(before: DocumentJson, after: DocumentJson, budget: Budget): AlignedPair[] {
  const leaves = { before: leavesOf(canonical(before)), after: leavesOf(canonical(after)) }
  const matching = matchLeaves(leaves.before, leaves.after, budget)
  const fixed = inOrder(matching, leaves.after)
  const removedAfter = removedBy(leaves.before, matching, fixed)
  const removed = (place: Leaf | null): AlignedPair[] =>
    (removedAfter.get(place) ?? []).map(leaf => ({ before: leaf, after: null, moved: false, regrouped: false }))
  return [
    ...removed(null),
    ...leaves.after.flatMap(leaf => {
      const from = matching.beforeOf.get(leaf) ?? null
      const pair = {
        before: from,
        after: leaf,
        moved: from !== null && !fixed.has(leaf),
        regrouped: from !== null && isRegrouped(from, leaf, leaves, matching),
      }
      return [pair, ...(from ? removed(from) : [])]
    }),
  ]
}

/** Removed blocks, by the block before them that stayed in its place. */
function removedBy(before: readonly Leaf[], matching: Matching, fixed: ReadonlySet<Leaf>): Map<Leaf | null, Leaf[]> {
  const removed = new Map<Leaf | null, Leaf[]>()
  let place: Leaf | null = null
  for (const leaf of before) {
    const after = matching.afterOf.get(leaf)
    if (after) {
      if (fixed.has(after)) place = leaf
      continue
    }
    const here = removed.get(place)
    if (here) here.push(leaf)
    else removed.set(place, [leaf])
  }
  return removed
}

function isRegrouped(
  before: Leaf,
  after: Leaf,
  leaves: { readonly before: readonly Leaf[]; readonly after: readonly Leaf[] },
  matching: Matching,
): boolean {
  const [left, right] = [leaves.before[before.index - 1], leaves.after[after.index - 1]]
  return left !== undefined && matching.afterOf.get(left) === right && before.shared !== after.shared
}
