import type { Budget } from '../../diff/budget.ts'
import { groupPairs } from '../../diff/groups.ts'
import type { Leaf } from '../../diff/leaves.ts'
import type { NodeJson } from '../../document/document.ts'
import type { Bundles, Part } from './bundles.ts'
import type { ContainerPart, SlotParts } from './slot-parts.ts'

type SameAs = ReadonlyMap<NodeJson, NodeJson>

function allIn({ there, place, look, segments }: SlotParts): Part[] {
  return [there, place, look, ...segments.map(({ by }) => by)].filter(part => part !== null)
}

/** [RV91] Where a block was split or blocks were joined, words left one for the other: half of that would lose them, or say them twice. */
export function bindSplits(slots: readonly SlotParts[], bundles: Bundles, budget: Budget): void {
  const slotOf = new Map(slots.flatMap(slot => [slot.before, slot.after].map(leaf => [leaf, slot] as const)))
  for (const { before, after } of groupPairs(slots, budget)) {
    if (before.length < 2 && after.length < 2) continue
    const together = new Set([...before, ...after].map(leaf => slotOf.get(leaf)))
    bundles.bind([...together].flatMap(slot => (slot ? allIn(slot) : [])))
  }
}

/** [RV91] Neighbours that moved together are one move; and so is what was put into one new container, or taken out of one. */
export function bindMoves(slots: readonly SlotParts[], sameAs: SameAs, bundles: Bundles): void {
  const kept = new Set(sameAs.values())
  const byContainer = new Map<NodeJson, Part>()
  let last: SlotParts | null = null
  for (const slot of slots) {
    const { place, before, after } = slot
    if (place === null) {
      last = null
      continue
    }
    if (last?.moved && slot.moved && before?.index === (last.before?.index ?? -2) + 1)
      bundles.bind([last.place ?? place, place])
    const made = (after?.frames ?? []).filter(frame => !sameAs.has(frame))
    const gone = (before?.frames ?? []).filter(frame => !kept.has(frame))
    for (const container of [...made, ...gone]) {
      bundles.bind([byContainer.get(container) ?? place, place])
      byContainer.set(container, place)
    }
    last = slot
  }
}

/** [RV91] A list that became one of tasks, and its items with it, are one change. */
export function bindContainers(
  slots: readonly SlotParts[],
  containers: readonly ContainerPart[],
  bundles: Bundles,
): void {
  const partOf = new Map(containers.map(({ after, by }) => [after, by]))
  for (const { after } of slots) bundles.bind((after?.frames ?? []).flatMap(frame => partOf.get(frame) ?? []))
}

/** [RV91] A table of which a column came or went is one thing to choose: with rows of different lengths it is none. */
export function bindColumns(slots: readonly SlotParts[], sameAs: SameAs, bundles: Bundles): void {
  const tables = new Map<NodeJson, SlotParts[]>()
  for (const slot of slots) {
    const table = tableOf(slot.before) ?? sameAs.get(tableOf(slot.after) ?? none) ?? tableOf(slot.after)
    if (table) tables.set(table, [...(tables.get(table) ?? []), slot])
  }
  for (const rows of tables.values()) {
    const isChanged = rows.some(({ before, after }) => before && after && cellsIn(before) !== cellsIn(after))
    if (isChanged) bundles.bind(rows.flatMap(allIn))
  }
}

const none: NodeJson = { type: 'none' }

function tableOf(leaf: Leaf | null): NodeJson | null {
  return leaf?.node.type === 'tableRow' ? (leaf.frames.at(-1) ?? null) : null
}

function cellsIn({ node }: Leaf): number {
  return node.content?.length ?? 0
}
