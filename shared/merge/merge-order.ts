import { increasing } from '../diff/increasing.ts'
import type { Key, Side, Trees } from './trees.ts'

/** Whose place a block has. */
export type Settle = (
  key: Key,
  how?: {
    /** Those that go with it, and it among them. */
    readonly together?: readonly Key[]
    /** After which block that neither side moved it stands, on either. */
    readonly beyond?: Readonly<Record<Side, Key | null>>
  },
) => Side

/**
 * [MRG7] The order within one container. Blocks that neither side moved stand in the order of the base; the others in the gap
 * between two of them where the side has them that put them there, ours first.
 */
export function mergeOrder(parent: Key, children: ReadonlySet<Key>, trees: Trees, settle: Settle): Key[] {
  const orderIn = (side: Side | 'base') => (trees[side].get(parent)?.children ?? []).filter(key => children.has(key))
  const base = new Map(orderIn('base').map((key, index) => [key, index]))
  const orders = { ours: orderIn('ours'), theirs: orderIn('theirs') }
  const stay = { ours: unmoved(orders.ours, base), theirs: unmoved(orders.theirs, base) }
  const inBoth = (key: Key) => stay.ours.has(key) && stay.theirs.has(key)
  const spine = [...base.keys()].filter(inBoth)
  const gaps = { ours: gapsOf(orders.ours, inBoth), theirs: gapsOf(orders.theirs, inBoth) }

  const orderSides = new Map([null, ...spine].map(place => [place, orderSide(place, gaps, base, settle)]))
  const sideFor = (key: Key): Side => {
    const [mine, other] = [gaps.ours.placeOf.get(key), gaps.theirs.placeOf.get(key)]
    if (mine === undefined) return 'theirs'
    if (other === undefined) return 'ours'
    if (mine === other) return orderSides.get(mine) ?? 'ours'
    if (stay.ours.has(key)) return 'theirs'
    if (stay.theirs.has(key)) return 'ours'
    return settle(key, { beyond: { ours: mine, theirs: other } })
  }
  const placed: Record<Side, Set<Key>> = { ours: new Set(), theirs: new Set() }
  for (const key of children) if (!inBoth(key)) placed[sideFor(key)].add(key)

  const merged: Key[] = []
  for (const place of [null, ...spine]) {
    if (place !== null) merged.push(place)
    merged.push(...mergeGap(gaps.ours.inside.get(place) ?? [], gaps.theirs.inside.get(place) ?? [], placed))
  }
  const known = new Set(merged)
  // What lost its container to the other side's deletion stands in none of the three orders here.
  return [...merged, ...[...children].filter(key => !known.has(key))]
}

function unmoved(order: readonly Key[], base: ReadonlyMap<Key, number>): Set<Key> {
  const known = order.filter(key => base.has(key))
  return new Set(increasing(known, key => base.get(key) ?? 0))
}

interface Gaps {
  /** What stands after a block of the spine, or before them all. */
  readonly inside: ReadonlyMap<Key | null, readonly Key[]>
  readonly placeOf: ReadonlyMap<Key, Key | null>
}

function gapsOf(order: readonly Key[], inSpine: (key: Key) => boolean): Gaps {
  const inside = new Map<Key | null, Key[]>()
  const placeOf = new Map<Key, Key | null>()
  let place: Key | null = null
  for (const key of order) {
    if (inSpine(key)) place = key
    else {
      placeOf.set(key, place)
      const here = inside.get(place)
      if (here) here.push(key)
      else inside.set(place, [key])
    }
  }
  return { inside, placeOf }
}

/** Whose order blocks have that both sides have in the same gap: whoever changed it is followed, and where both did it is settled at once. */
function orderSide(
  place: Key | null,
  gaps: Readonly<Record<Side, Gaps>>,
  base: ReadonlyMap<Key, number>,
  settle: Settle,
): Side {
  const inGap = (side: Side, other: Side) =>
    (gaps[side].inside.get(place) ?? []).filter(key => gaps[other].placeOf.get(key) === place)
  const [ours, theirs] = [inGap('ours', 'theirs'), inGap('theirs', 'ours')]
  const at = ours.findIndex((key, index) => key !== theirs[index])
  if (at < 0) return 'ours'
  if (inOrderOf(base, theirs)) return 'ours'
  if (inOrderOf(base, ours)) return 'theirs'
  // One of the two that stand there first, and the same one with the sides changed over.
  const [first, second] = [ours[at], theirs[at]] as [Key, Key]
  return settle((base.get(second) ?? Infinity) < (base.get(first) ?? Infinity) ? second : first, { together: ours })
}

function inOrderOf(base: ReadonlyMap<Key, number>, keys: readonly Key[]): boolean {
  return keys.every((key, index) => base.has(key) && (base.get(keys[index - 1] ?? key) ?? 0) <= (base.get(key) ?? 0))
}

/** Ours in our order; theirs after what they follow there too, or before it, or after all. */
function mergeGap(
  ours: readonly Key[],
  theirs: readonly Key[],
  placed: Readonly<Record<Side, ReadonlySet<Key>>>,
): Key[] {
  const merged = ours.filter(key => placed.ours.has(key))
  const shared = new Set(merged)
  let after = theirs.some(key => shared.has(key)) ? 0 : merged.length
  for (const key of theirs) {
    if (shared.has(key)) after = merged.indexOf(key) + 1
    else if (placed.theirs.has(key)) {
      merged.splice(after, 0, key)
      after += 1
    }
  }
  return merged
}
