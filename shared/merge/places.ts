import type { Stand } from './contract.ts'
import type { Fates } from './fates.ts'
import { mergeOrder, type Settle } from './merge-order.ts'
import { placeOf, type Settling } from './settling.ts'
import { type Key, otherSide, type Side, sides, type Tree, type Trees, top } from './trees.ts'

/**
 * [MRG7] Where every block of the result stands: in the container, and at the place, that the side gave it which moved it.
 * Answers the blocks in each container, in order.
 */
export function placesOf(trees: Trees, { dead, givenUp }: Fates, settling: Settling): Map<Key, Key[]> {
  const told = new Map<Key, Side>()
  const tell: Settle = (key, { together = [key], beyond } = {}) => {
    if (!told.has(key)) {
      const side = settlePlace(key, trees, settling, beyond)
      for (const each of together) if (!told.has(each)) told.set(each, side)
    }
    return 'ours'
  }
  // [MRG9] As if nothing were chosen: which conflicts there are must not depend on what was chosen in others.
  const places = arrange(trees, new Set([...dead].filter(key => !givenUp.has(key))), tell)
  const asTold = givenUp.size === 0 && ![...told.values()].includes('theirs')
  return asTold ? places : arrange(trees, dead, key => told.get(key) ?? 'ours')
}

function arrange(trees: Trees, dead: ReadonlySet<Key>, settle: Settle): Map<Key, Key[]> {
  const alive = new Set<Key>(sides.flatMap(side => [...trees[side].keys()].filter(key => !dead.has(key))))
  const parents = new Map<Key, Key>()
  /** Whose place a block has that both moved. */
  const chosen = new Map<Key, Side>()
  for (const key of alive) if (key !== top) parents.set(key, parentOf(key, trees, dead, settle, chosen))
  untie(parents, trees, dead, settle)
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
      mergeOrder(parent, children, trees, (key, how) => chosen.get(key) ?? settle(key, how)),
    )
  }
  return places
}

function parentOf(key: Key, trees: Trees, dead: ReadonlySet<Key>, settle: Settle, chosen: Map<Key, Side>): Key {
  const [base, ours, theirs] = [trees.base, trees.ours, trees.theirs].map(tree => tree.get(key)?.parent)
  if (ours === undefined) return aliveAbove(key, 'theirs', trees, dead)
  if (theirs === undefined || ours === theirs || theirs === base) return aliveAbove(key, 'ours', trees, dead)
  if (ours === base) return aliveAbove(key, 'theirs', trees, dead)
  const side = settle(key)
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

function settlePlace(key: Key, trees: Trees, settling: Settling, beyond?: Readonly<Record<Side, Key | null>>): Side {
  const block = trees.ours.get(key)?.node ?? trees.theirs.get(key)?.node
  if (!block) return 'ours'
  // Where it follows the same block on both sides, that one was moved too: what it stands beyond tells the two apart.
  const isAlike = beyond && beforeOf(key, trees.ours) === beforeOf(key, trees.theirs)
  const stands = (side: Side) =>
    standOf(key, trees[side], isAlike ? (beyond[side] ?? undefined) : beforeOf(key, trees[side]))
  const choice = settling.settle(key, 'p', {
    ...{ kind: 'place', block: placeOf(block), takes: ['ours', 'theirs'] },
    base: trees.base.has(key) ? standOf(key, trees.base, beforeOf(key, trees.base)) : null,
    ...{ ours: stands('ours'), theirs: stands('theirs') },
  })
  return choice?.take === 'theirs' ? 'theirs' : 'ours'
}

function beforeOf(key: Key, tree: Tree): Key | undefined {
  const siblings = tree.get(tree.get(key)?.parent ?? top)?.children ?? []
  return siblings[siblings.indexOf(key) - 1]
}

function standOf(key: Key, tree: Tree, after: Key | undefined): Stand {
  const told = (each: Key | undefined) => {
    const node = each === undefined || each === top ? undefined : tree.get(each)?.node
    return node ? placeOf(node) : null
  }
  return { after: told(after), within: told(tree.get(key)?.parent) }
}

function sideOf(key: Key, trees: Trees): Side {
  return trees.ours.has(key) ? 'ours' : 'theirs'
}

/**
 * [MRG7] Where one side put a container into another, and the other side that one into the first, both cannot be: whose way
 * all of them stand is one decision. What is tied still, after choices that exclude each other, stands as ours.
 */
function untie(parents: Map<Key, Key>, trees: Trees, dead: ReadonlySet<Key>, settle: Settle): void {
  const settled = new Set<Key>()
  for (let tied = circleIn(parents); tied.length > 0; tied = circleIn(parents)) {
    const first = tied.toSorted((a, b) => a - b)[0] ?? top
    if (settled.has(first)) {
      for (const key of parents.keys()) parents.set(key, aliveAbove(key, sideOf(key, trees), trees, dead))
      return
    }
    const side = settle(first, { together: tied })
    for (const key of tied) {
      settled.add(key)
      parents.set(key, aliveAbove(key, side, trees, dead))
    }
  }
}

function circleIn(parents: ReadonlyMap<Key, Key>): Key[] {
  const safe = new Set<Key>([top])
  for (const start of parents.keys()) {
    const way = new Set<Key>()
    let key = start
    while (!safe.has(key)) {
      if (way.has(key)) return [...way].slice([...way].indexOf(key))
      way.add(key)
      key = parents.get(key) ?? top
    }
    for (const passed of way) safe.add(passed)
  }
  return []
}
