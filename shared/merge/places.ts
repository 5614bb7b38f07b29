import type { Place } from './contract.ts'
import type { Fates } from './fates.ts'
import { mergeOrder } from './merge-order.ts'
import { placeOf, type Settling } from './settling.ts'
import { type Key, otherSide, type Side, sides, type Trees, top } from './trees.ts'

/**
 * [MRG7] Where every block of the result stands: in the container, and at the place, that the side gave it which moved it.
 * Answers the blocks in each container, in order.
 */
export function placesOf(trees: Trees, { dead, givenUp }: Fates, settling: Settling): Map<Key, Key[]> {
  const told = new Map<Key, Side>()
  const settle = (key: Key) => {
    const side = told.get(key) ?? settlePlace(key, trees, settling)
    told.set(key, side)
    return side
  }
  // [MRG9] As if nothing were given up: which conflicts there are must not depend on what was chosen in others.
  const places = arrange(trees, new Set([...dead].filter(key => !givenUp.has(key))), settle)
  return givenUp.size === 0 ? places : arrange(trees, dead, key => told.get(key) ?? 'ours')
}

function arrange(trees: Trees, dead: ReadonlySet<Key>, settle: (key: Key) => Side): Map<Key, Key[]> {
  const alive = new Set<Key>(sides.flatMap(side => [...trees[side].keys()].filter(key => !dead.has(key))))
  const parents = new Map<Key, Key>()
  /** Whose place a block has that both moved. */
  const chosen = new Map<Key, Side>()
  for (const key of alive) if (key !== top) parents.set(key, parentOf(key, trees, dead, settle, chosen))
  if (hasCircle(parents))
    for (const key of parents.keys()) parents.set(key, aliveAbove(key, sideOf(key, trees), trees, dead))
  const inside = new Map<Key, Set<Key>>()
  for (const [key, parent] of parents) {
    const here = inside.get(parent)
    if (here) here.add(key)
    else inside.set(parent, new Set([key]))
  }
  const places = new Map<Key, Key[]>()
  for (const [parent, children] of inside) {
    places.set(
      parent,
      mergeOrder(parent, children, trees, key => chosen.get(key) ?? settle(key)),
    )
  }
  return places
}

function parentOf(
  key: Key,
  trees: Trees,
  dead: ReadonlySet<Key>,
  settle: (key: Key) => Side,
  chosen: Map<Key, Side>,
): Key {
  const [base, ours, theirs] = [trees.base, trees.ours, trees.theirs].map(tree => tree.get(key)?.parent)
  if (ours === undefined) return aliveAbove(key, 'theirs', trees, dead)
  if (theirs === undefined || ours === theirs || theirs === base) return aliveAbove(key, 'ours', trees, dead)
  if (ours === base) return aliveAbove(key, 'theirs', trees, dead)
  const side = base === undefined ? 'ours' : settle(key)
  chosen.set(key, side)
  return aliveAbove(key, side, trees, dead)
}

/** The container a side put it into; where that is gone, the other side's, or whatever is left above. */
function aliveAbove(key: Key, side: Side, trees: Trees, dead: ReadonlySet<Key>): Key {
  const there = trees[side].get(key)?.parent
  const elsewhere = trees[otherSide[side]].get(key)?.parent
  if (there !== undefined && !dead.has(there)) return there
  if (elsewhere !== undefined && !dead.has(elsewhere)) return elsewhere
  return there === undefined ? top : aliveAbove(there, side, trees, dead)
}

function settlePlace(key: Key, trees: Trees, settling: Settling): Side {
  const block = trees.ours.get(key)?.node ?? trees.theirs.get(key)?.node
  if (!block) return 'ours'
  const choice = settling.settle(key, 'p', {
    ...{ kind: 'place', block: placeOf(block), takes: ['ours', 'theirs'] },
    ...{ ours: before(key, 'ours', trees), theirs: before(key, 'theirs', trees) },
  })
  return choice?.take === 'theirs' ? 'theirs' : 'ours'
}

function before(key: Key, side: Side, trees: Trees): Place | null {
  const siblings = trees[side].get(trees[side].get(key)?.parent ?? top)?.children ?? []
  const node = trees[side].get(siblings[siblings.indexOf(key) - 1] ?? top)?.node
  return node && node.type !== 'doc' ? placeOf(node) : null
}

function sideOf(key: Key, trees: Trees): Side {
  return trees.ours.has(key) ? 'ours' : 'theirs'
}

/** One put a container into another, the other side that one into the first. */
function hasCircle(parents: ReadonlyMap<Key, Key>): boolean {
  const safe = new Set<Key>([top])
  for (const start of parents.keys()) {
    const way = new Set<Key>()
    let key = start
    while (!safe.has(key)) {
      if (way.has(key)) return true
      way.add(key)
      key = parents.get(key) ?? top
    }
    for (const passed of way) safe.add(passed)
  }
  return false
}
