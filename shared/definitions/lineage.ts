import type { Leaf } from '../diff/leaves.ts'
import { listEnd } from '../diff/words.ts'
import type { LineageKind } from './contract.ts'

/** An element of one version, as far as lineage is concerned. */
export interface ElementText {
  readonly id: string
  /** Its place, from 1. */
  readonly number: number
  readonly handle: string
  readonly text: string
  /** Its formatting, where it is compared too. */
  readonly leaf?: Leaf
}

export interface VersionText {
  readonly label: string
  readonly elements: readonly ElementText[]
}

/** One element of the earlier version, one of the later; a side is empty for new and retired. */
export interface LineageLink {
  readonly fromElementId: string | null
  readonly toElementId: string | null
  readonly kind: LineageKind
  /** The words that carried over, as they stand in the element that was first; none where all of it did. */
  readonly carried: readonly string[]
  /** The words they became, as they stand in the element that came later; none where the reading does not name them. */
  readonly arrived: readonly string[]
  /** Which element was first. */
  readonly carriedIn: 'from' | 'to'
  /** Why; empty where nothing is said. */
  readonly rationale: string
}

/** A link whose two elements are there. */
export interface Tie {
  readonly from: ElementText
  readonly to: ElementText
  readonly kind: LineageKind
  readonly carried: readonly string[]
  readonly arrived: readonly string[]
  readonly carriedIn: 'from' | 'to'
}

const turned: Readonly<Record<LineageKind, LineageKind>> = {
  kept: 'kept',
  reworded: 'reworded',
  split: 'merged',
  merged: 'split',
  new: 'retired',
  retired: 'new',
}

/** [DEF4] The same lineage read backwards. */
export function reversed(links: readonly LineageLink[]): LineageLink[] {
  return links.map(({ fromElementId, toElementId, kind, carriedIn, ...said }) => ({
    fromElementId: toElementId,
    toElementId: fromElementId,
    kind: turned[kind],
    carriedIn: carriedIn === 'from' ? 'to' : 'from',
    ...said,
  }))
}

/** [DEF5] Without a recorded lineage, an element goes on as the one that has its id; kept whatever the list puts at its end. */
export function lineageByIdentity(from: readonly ElementText[], to: readonly ElementText[]): LineageLink[] {
  const earlier = new Map(from.toReversed().map(element => [element.id, element]))
  return to.flatMap(after => {
    const before = earlier.get(after.id)
    if (!before) return []
    const kind = before.text.replace(listEnd, '') === after.text.replace(listEnd, '') ? 'kept' : 'reworded'
    return [{ fromElementId: before.id, toElementId: after.id, kind, ...nothingNamed }]
  })
}

/** What a link says beside which became which, where nobody said more. */
export const nothingNamed = { carried: [], arrived: [], carriedIn: 'from', rationale: '' } as const

/** The links whose two elements are there, each pair once, in the order of the earlier version. */
export function tiesOf(from: readonly ElementText[], to: readonly ElementText[], links: readonly LineageLink[]): Tie[] {
  const later = new Map(to.map((element, place) => [element.id, { element, place }] as const).toReversed())
  const onward = Map.groupBy(links, ({ fromElementId }) => fromElementId)
  return from.flatMap(before => {
    const ties = (onward.get(before.id) ?? []).flatMap(({ toElementId, kind, carried, arrived, carriedIn }) => {
      const after = toElementId === null ? undefined : later.get(toElementId)
      return after
        ? [{ place: after.place, tie: { from: before, to: after.element, kind, carried, arrived, carriedIn } }]
        : []
    })
    return ties.sort((a, b) => a.place - b.place).map(({ tie }) => tie)
  })
}

/** One element became one other, and neither has a second tie. */
export function isOneToOne(tie: Tie, ties: readonly Tie[]): boolean {
  return tiesFrom(tie.from, ties).length === 1 && tiesTo(tie.to, ties).length === 1
}

/** What an earlier element went into, of these ties, in their order. */
export function tiesFrom(element: ElementText, ties: readonly Tie[]): readonly Tie[] {
  return indexOf(ties).from.get(element) ?? []
}

/** What a later element came from, of these ties, in their order. */
export function tiesTo(element: ElementText, ties: readonly Tie[]): readonly Tie[] {
  return indexOf(ties).to.get(element) ?? []
}

interface TieIndex {
  readonly from: ReadonlyMap<ElementText, readonly Tie[]>
  readonly to: ReadonlyMap<ElementText, readonly Tie[]>
}

/** Every element of a text asks for its ties: looked up once for all, thousands are as quick as they are many. */
const indices = new WeakMap<readonly Tie[], TieIndex>()

function indexOf(ties: readonly Tie[]): TieIndex {
  const known = indices.get(ties)
  if (known) return known
  const index = { from: Map.groupBy(ties, tie => tie.from), to: Map.groupBy(ties, tie => tie.to) }
  indices.set(ties, index)
  return index
}
