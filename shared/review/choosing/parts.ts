import { type Budget, budgetOf } from '../../diff/budget.ts'
import type { Leaf } from '../../diff/leaves.ts'
import { canonical } from '../../document/canonical.ts'
import type { DocumentJson, NodeJson } from '../../document/document.ts'
import { bindColumns, bindContainers, bindMoves, bindSplits } from './binding.ts'
import { Bundles, type Part } from './bundles.ts'
import { segmentsOf } from './segments.ts'
import type { ContainerPart, SlotParts } from './slot-parts.ts'
import { type Slot, type Slots, slotsOf } from './slots.ts'

export interface Parts {
  readonly from: DocumentJson
  readonly to: DocumentJson
  readonly slots: readonly SlotParts[]
  readonly sameAs: ReadonlyMap<NodeJson, NodeJson>
  readonly containers: readonly ContainerPart[]
  /** How many changes there are, numbered from 1. */
  readonly changes: number
}

/** [RV90] Everything in which two documents differ, and what of it can only be chosen together [RV91]. */
export function partsOf(before: DocumentJson, after: DocumentJson, budget: Budget = budgetOf()): Parts {
  const [from, to] = [canonical(before), canonical(after)]
  const found = slotsOf(from, to, budget)
  const bundles = new Bundles()
  const slots = found.slots.map(slot => partsIn(slot, found, bundles, budget))
  const containers = changedContainers(found, bundles)
  bindSplits(slots, bundles, budget)
  bindMoves(slots, found.sameAs, bundles)
  bindContainers(slots, containers, bundles)
  bindColumns(slots, found.sameAs, bundles)
  const numbered = ({ there, place, look, segments, ...slot }: SlotParts): SlotParts => ({
    ...slot,
    ...{ there: bundles.numberOf(there), place: bundles.numberOf(place), look: bundles.numberOf(look) },
    segments: segments.map(segment => ({ ...segment, by: bundles.numberOf(segment.by) })),
  })
  return {
    ...{ from, to, sameAs: found.sameAs, slots: slots.map(numbered) },
    containers: containers.map(container => ({ ...container, by: bundles.numberOf(container.by) ?? 0 })),
    changes: bundles.count,
  }
}

function partsIn(slot: Slot, { sameAs }: Slots, bundles: Bundles, budget: Budget): SlotParts {
  const part = (differs: boolean): Part | null => (differs ? bundles.add() : null)
  const { before, after } = slot
  if (!before || !after) return { ...slot, there: part(true), place: null, look: null, segments: [] }
  return {
    ...{ ...slot, there: null },
    place: part(slot.moved || !standsIn(before, after, sameAs)),
    look: part(lookOf(before.node) !== lookOf(after.node)),
    segments: segmentsOf(before.node, after.node, budget).map(segment => ({
      ...segment,
      by: part(segment.kind !== 'same'),
    })),
  }
}

/** Whether a block stands in the same containers. */
function standsIn(before: Leaf, after: Leaf, sameAs: ReadonlyMap<NodeJson, NodeJson>): boolean {
  if (before.frames.length !== after.frames.length) return false
  return after.frames.every((frame, depth) => sameAs.get(frame) === before.frames[depth])
}

/** What sort of block it is, without its id and its content. */
function lookOf({ type, attrs }: NodeJson): string {
  const { id: _, ...told } = attrs ?? {}
  return JSON.stringify([type, told])
}

function changedContainers({ slots, sameAs }: Slots, bundles: Bundles): ContainerPart[] {
  const containers = new Set(slots.flatMap(({ after }) => after?.frames ?? []))
  return [...containers].flatMap(after => {
    const before = sameAs.get(after)
    return before && lookOf(before) !== lookOf(after) ? [{ before, after, by: bundles.add() }] : []
  })
}
