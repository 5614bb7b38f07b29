import { documentSchema } from '../document/schema.ts'
import { alignTokens } from './align-tokens.ts'
import { type Budget, spend } from './budget.ts'
import { increasing } from './increasing.ts'
import type { Leaf } from './leaves.ts'
import { once } from './once.ts'
import { likeness, likePairs } from './similarity.ts'

/** Which block became which, in both directions. */
export interface Matching {
  readonly beforeOf: Map<Leaf, Leaf>
  readonly afterOf: Map<Leaf, Leaf>
}

/** Below this a block with the same id has been emptied and written anew, or its text went on under another id. */
const likeEnoughById = 0.3
const likeEnough = 0.5

/**
 * [DIFF2, DIFF3] Pairs blocks from the surest reason to the weakest: an element with its id; an id with much the same words;
 * the same words, once on each side; the same words in the same gap; like words; at last an id alone.
 */
export function matchLeaves(before: readonly Leaf[], after: readonly Leaf[], budget: Budget): Matching {
  const matching: Matching = { beforeOf: new Map(), afterOf: new Map() }
  const byId = sharedOnce(before, after, leaf => leaf.id).filter(([b, a]) => sortOf(b) === sortOf(a))
  for (const [b, a] of byId) {
    if (b.node.type === 'definitionElement' && a.node.type === 'definitionElement') pair(matching, b, a)
  }
  for (const [b, a] of byId) if (isFree(matching, b, a) && areLike(b, a, budget)) pair(matching, b, a)
  for (const [b, a] of sharedOnce(before.filter(saysSomething), after.filter(saysSomething), leaf => leaf.look)) {
    if (isFree(matching, b, a)) pair(matching, b, a)
  }
  matchInGaps(before, after, matching, budget)
  const [restBefore, restAfter] = [free(before, matching.afterOf), free(after, matching.beforeOf)]
  for (const like of likePairs(restBefore.filter(saysSomething), restAfter.filter(saysSomething), budget)) {
    if (like.likeness < likeEnough) break
    if (sortOf(like.before) !== sortOf(like.after)) continue
    if (isFree(matching, like.before, like.after)) pair(matching, like.before, like.after)
  }
  for (const [b, a] of byId) if (isFree(matching, b, a)) pair(matching, b, a)
  return matching
}

/** [DIFF4] The pairs that keep their order; those left out are the moved ones, as little text as possible. */
export function inOrder(matching: Matching, after: readonly Leaf[]): Set<Leaf> {
  const matched = after.filter(leaf => matching.beforeOf.has(leaf))
  const orderOf = (leaf: Leaf): number => matching.beforeOf.get(leaf)?.index ?? 0
  return new Set(increasing(matched, orderOf, leaf => 1 + Math.min(leaf.text.length, 1000) / 100))
}

/** Blocks that look the same and stand between the same neighbours, blank ones above all, are the same block. */
function matchInGaps(before: readonly Leaf[], after: readonly Leaf[], matching: Matching, budget: Budget): void {
  const fixed = inOrder(matching, after)
  let [b, gapAfter]: [number, Leaf[]] = [0, []]
  for (const leaf of [...after, null]) {
    if (leaf && !fixed.has(leaf)) {
      if (!matching.beforeOf.has(leaf)) gapAfter.push(leaf)
      continue
    }
    const end = leaf ? (matching.beforeOf.get(leaf)?.index ?? 0) : before.length
    matchGap(free(before.slice(b, end), matching.afterOf), gapAfter, matching, budget)
    b = end + 1
    gapAfter = []
  }
}

function matchGap(before: readonly Leaf[], after: readonly Leaf[], matching: Matching, budget: Budget): void {
  if (before.length === 0 || after.length === 0) return
  const asToken = (leaf: Leaf) => ({ text: leaf.look, isWord: true, weight: 10 })
  for (const [i, j] of alignTokens(before.map(asToken), after.map(asToken), budget)) {
    const [b, a] = [before[i], after[j]]
    if (b && a) pair(matching, b, a)
  }
}

function areLike(before: Leaf, after: Leaf, budget: Budget): boolean {
  if (sharedEnds(before.text, after.text) >= Math.max(before.text.length, after.text.length) * likeEnoughById)
    return true
  // Without budget the id is believed; what it costs is a worse word diff and never a wrong one.
  if (!spend(budget, before.text.length + after.text.length)) return true
  return likeness(before.text, after.text) >= likeEnoughById
}

/** Characters that both begin and end with: most edits leave enough of them that no word need be looked at. */
function sharedEnds(before: string, after: string): number {
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return head + tail
}

function sharedOnce(
  before: readonly Leaf[],
  after: readonly Leaf[],
  keyOf: (leaf: Leaf) => string | null,
): [Leaf, Leaf][] {
  const inAfter = once(after, keyOf)
  return [...once(before, keyOf)].flatMap(([key, leaf]): [Leaf, Leaf][] => {
    const other = inAfter.get(key)
    return other ? [[leaf, other]] : []
  })
}

function pair(matching: Matching, before: Leaf, after: Leaf): void {
  matching.afterOf.set(before, after)
  matching.beforeOf.set(after, before)
}

function isFree(matching: Matching, before: Leaf, after: Leaf): boolean {
  return !matching.afterOf.has(before) && !matching.beforeOf.has(after)
}

function free(leaves: readonly Leaf[], taken: ReadonlyMap<Leaf, Leaf>): Leaf[] {
  return leaves.filter(leaf => !taken.has(leaf))
}

/** A paragraph may become a heading, but never a row of a table or a picture. */
function sortOf({ node }: Leaf): string {
  return documentSchema.nodes[node.type]?.isTextblock ? 'text' : node.type
}

function saysSomething(leaf: Leaf): boolean {
  return leaf.text !== '' || leaf.node.type === 'image'
}
