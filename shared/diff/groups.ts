import type { AlignedPair } from './align-documents.ts'
import { type Budget, spend } from './budget.ts'
import type { Leaf } from './leaves.ts'
import { type Bag, bagOf, weightOf } from './similarity.ts'

/** What is told in one row: a block and what became of it, or one that was split, or several that were joined. */
export interface Group {
  readonly before: readonly Leaf[]
  readonly after: readonly Leaf[]
  readonly moved: boolean
  readonly regrouped: boolean
}

/** This share of a block's words must have stood in the other one to have been split off it. */
const enoughOfIt = 0.7
/** Weight of two or three words: less stands anywhere by chance. */
const leastWeight = 5
/** Blocks that one block is looked for in. */
const mostParts = 12

/**
 * [DIFF20] Neighbours that were one block, or became one: the words of the new one (of the one that is gone) were in the
 * block beside it, and are not there any more (were not there before).
 */
export function groupPairs(pairs: readonly AlignedPair[], budget: Budget): Group[] {
  const groups = pairs.map(groupOf)
  return joinInto(joinInto(groups, 'after', budget), 'before', budget)
}

function groupOf({ before, after, moved, regrouped }: AlignedPair): Group {
  return { before: before ? [before] : [], after: after ? [after] : [], moved, regrouped }
}

/** `many`: the side that has several blocks where the other has one. */
function joinInto(groups: readonly Group[], many: 'before' | 'after', budget: Budget): Group[] {
  const result: Group[] = []
  let at = 0
  while (at < groups.length) {
    const group = groups[at] as Group
    const found = isWhole(group) ? partsAround(groups, at, result, many, budget) : null
    if (!found) {
      result.push(group)
      at += 1
      continue
    }
    result.splice(result.length - found.earlier.length, found.earlier.length, joinedGroup(group, found, many))
    at += 1 + found.later.length
  }
  return result
}

interface Parts {
  readonly earlier: readonly Group[]
  readonly later: readonly Group[]
}

/** Blocks right before and right after this one that are parts of what it was, or of what it became. */
function partsAround(
  groups: readonly Group[],
  at: number,
  earlierGroups: readonly Group[],
  many: 'before' | 'after',
  budget: Budget,
): Parts | null {
  const group = groups[at] as Group
  const [own] = group[many]
  const [whole] = group[many === 'after' ? 'before' : 'after']
  if (!own || !whole || own.text === whole.text || own.text.length >= whole.text.length * 1.2) return null
  const isCandidate = (other: Group | undefined, place: number): other is Group =>
    other !== undefined && isPart(other, many) && other[many][0]?.index === own.index + place
  if (!isCandidate(groups[at + 1], 1) && !isCandidate(earlierGroups.at(-1), -1)) return null
  if (!spend(budget, own.text.length + whole.text.length)) return null
  const left = subtracted(bagOf(whole.text), bagOf(own.text))
  const take = (other: Group): boolean => takeAway(left, other[many][0] as Leaf, budget)
  const later: Group[] = []
  for (let step = 1; step <= mostParts; step += 1) {
    const next = groups[at + step]
    if (!isCandidate(next, step) || !take(next)) break
    later.push(next)
  }
  const earlier: Group[] = []
  for (let step = 1; step <= mostParts; step += 1) {
    const next = earlierGroups[earlierGroups.length - step]
    if (!isCandidate(next, -step) || !take(next)) break
    earlier.unshift(next)
  }
  return earlier.length + later.length > 0 ? { earlier, later } : null
}

/** Takes the words of a part out of what is left; leaves all as it is when too few of them are there. */
function takeAway(left: Map<string, number>, part: Leaf, budget: Budget): boolean {
  if (!spend(budget, part.text.length)) return false
  const bag = bagOf(part.text)
  const weight = weightOf(bag)
  let found = 0
  for (const [word, count] of bag) found += Math.min(count, left.get(word) ?? 0)
  if (weight < leastWeight || found < weight * enoughOfIt) return false
  for (const [word, count] of bag) left.set(word, Math.max(0, (left.get(word) ?? 0) - count))
  return true
}

function subtracted(whole: Bag, part: Bag): Map<string, number> {
  return new Map([...whole].map(([word, weight]) => [word, Math.max(0, weight - (part.get(word) ?? 0))]))
}

function joinedGroup(group: Group, { earlier, later }: Parts, many: 'before' | 'after'): Group {
  const all = [...earlier, group, ...later]
  return { ...group, [many]: all.flatMap(each => each[many]) }
}

function isWhole({ before, after }: Group): boolean {
  return before.length === 1 && after.length === 1 && isProse(before[0]) && isProse(after[0])
}

function isPart({ before, after }: Group, many: 'before' | 'after'): boolean {
  const [own, other] = many === 'after' ? [after, before] : [before, after]
  return other.length === 0 && own.length === 1 && isProse(own[0])
}

function isProse(leaf: Leaf | undefined): boolean {
  return leaf !== undefined && leaf.text !== '' && leaf.node.type !== 'tableRow' && leaf.node.type !== 'image'
}
