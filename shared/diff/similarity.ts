import { type Budget, spend } from './budget.ts'
import type { Leaf } from './leaves.ts'
import { tokensOf } from './tokens.ts'

export interface Likeness {
  readonly before: Leaf
  readonly after: Leaf
  /** From 0, nothing in common, to 1, the same words. */
  readonly likeness: number
}

export type Bag = ReadonlyMap<string, number>

/** A word that stands in more blocks than this says nothing about which block became which. */
const commonWord = 20

/**
 * [DIFF3] Pairs of blocks that share words, the likest first. Only blocks with an uncommon word in common are compared, so
 * the work grows with the text and not with the square of the blocks.
 */
export function likePairs(before: readonly Leaf[], after: readonly Leaf[], budget: Budget): Likeness[] {
  const characters = [...before, ...after].reduce((sum, leaf) => sum + leaf.text.length, 0)
  if (before.length === 0 || after.length === 0 || !spend(budget, characters)) return []
  const bags = new Map(before.map(leaf => [leaf, bagOf(leaf.text)]))
  const standsIn = new Map<string, Leaf[]>()
  for (const [leaf, bag] of bags) {
    for (const word of bag.keys()) {
      const leaves = standsIn.get(word)
      if (leaves) leaves.push(leaf)
      else standsIn.set(word, [leaf])
    }
  }
  const pairs: Likeness[] = []
  for (const leaf of after) {
    const bag = bagOf(leaf.text)
    for (const candidate of candidatesFor(bag, standsIn)) {
      const other = bags.get(candidate)
      if (!other || !spend(budget, bag.size)) continue
      pairs.push({ before: candidate, after: leaf, likeness: likenessOf(other, bag) })
    }
  }
  return pairs.sort((a, b) => b.likeness - a.likeness || distance(a) - distance(b) || a.after.index - b.after.index)
}

/** The few blocks with the most uncommon words in common. */
function candidatesFor(bag: Bag, standsIn: ReadonlyMap<string, readonly Leaf[]>): Leaf[] {
  const shared = new Map<Leaf, number>()
  for (const [word, weight] of bag) {
    const leaves = standsIn.get(word) ?? []
    if (leaves.length > commonWord) continue
    for (const leaf of leaves) shared.set(leaf, (shared.get(leaf) ?? 0) + weight)
  }
  const best = [...shared].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index)
  return best.slice(0, 4).map(([leaf]) => leaf)
}

/** Dice's coefficient of two texts, by weighed words. */
export function likeness(before: string, after: string): number {
  return likenessOf(bagOf(before), bagOf(after))
}

function likenessOf(before: Bag, after: Bag): number {
  let shared = 0
  for (const [word, weight] of after) shared += Math.min(weight, before.get(word) ?? 0)
  const both = weightOf(before) + weightOf(after)
  return both === 0 ? 1 : (2 * shared) / both
}

export function weightOf(bag: Bag): number {
  let sum = 0
  for (const weight of bag.values()) sum += weight
  return sum
}

export function bagOf(text: string): Bag {
  const bag = new Map<string, number>()
  for (const token of tokensOf(text)) {
    if (token.isWord) bag.set(token.text, (bag.get(token.text) ?? 0) + token.weight)
  }
  return bag
}

function distance({ before, after }: Likeness): number {
  return Math.abs(before.index - after.index)
}
