import type { LineageKind } from './contract.ts'

/** An element of one version, as far as lineage is concerned. */
export interface ElementText {
  readonly id: string
  /** Its place, from 1. */
  readonly number: number
  readonly handle: string
  readonly text: string
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
  /** The words that carried over, as they stand in the element that was first; empty where all of it did. */
  readonly carried: string
  /** Which element was first. */
  readonly carriedIn: 'from' | 'to'
}

/** A link whose two elements are there. */
export interface Tie {
  readonly from: ElementText
  readonly to: ElementText
  readonly kind: LineageKind
  /** Several when the reading names several. */
  readonly carried: readonly string[]
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
  return links.map(({ fromElementId, toElementId, kind, carried, carriedIn }) => ({
    fromElementId: toElementId,
    toElementId: fromElementId,
    kind: turned[kind],
    carried,
    carriedIn: carriedIn === 'from' ? 'to' : 'from',
  }))
}

/** [DEF5] Without a recorded lineage, an element goes on as the one that has its id. */
export function lineageByIdentity(from: readonly ElementText[], to: readonly ElementText[]): LineageLink[] {
  return to.flatMap(after => {
    const before = from.find(({ id }) => id === after.id)
    if (!before) return []
    const kind = before.text === after.text ? 'kept' : 'reworded'
    return [{ fromElementId: before.id, toElementId: after.id, kind, carried: '', carriedIn: 'from' } as const]
  })
}

/** Pairs of elements, each once however many links name it, in the order of the earlier version. */
export function tiesOf(from: readonly ElementText[], to: readonly ElementText[], links: readonly LineageLink[]): Tie[] {
  return from.flatMap(before =>
    to.flatMap(after => {
      const between = links.filter(link => link.fromElementId === before.id && link.toElementId === after.id)
      const [first] = between
      if (!first) return []
      const carried = between.map(link => link.carried).filter(Boolean)
      return [{ from: before, to: after, kind: first.kind, carried, carriedIn: first.carriedIn }]
    }),
  )
}

/** One element became one other, and neither has a second tie. */
export function isOneToOne(tie: Tie, ties: readonly Tie[]): boolean {
  return ties.every(other => other === tie || (other.from !== tie.from && other.to !== tie.to))
}
