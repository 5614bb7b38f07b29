import type { Leaf } from '../../diff/leaves.ts'
import { readable } from '../../merge/inline-text.ts'
import type { PickBlock, PickKind, PickRun, Picks } from './contract.ts'
import type { Parts } from './parts.ts'
import type { ContainerPart, SlotParts } from './slot-parts.ts'

/** [RV90] The changes of two documents, as somebody is asked about them. */
export function picksOf({ slots, containers, changes }: Parts): Picks {
  const told = new Set<number>()
  const blocks = slots.flatMap(slot => {
    const own = [...changesIn(slot), ...containersOf(slot, containers, told)]
    if (own.length === 0) return []
    const block = blockOf(
      slot,
      own.map(change => ({ ...change, again: told.has(change.change) })),
    )
    for (const { change } of own) told.add(change)
    return [block]
  })
  return { blocks, changes }
}

type Told = Omit<PickBlock['changes'][number], 'again'>

function blockOf(slot: SlotParts, changes: PickBlock['changes']): PickBlock {
  const leaf = (slot.after ?? slot.before) as Leaf
  const handle = leaf.node.attrs?.handle
  return {
    block: leaf.node.type,
    number: leaf.number,
    handle: typeof handle === 'string' && handle !== '' ? handle : null,
    runs: runsOf(slot),
    changes,
  }
}

function changesIn(slot: SlotParts): Told[] {
  const { before, after, there, place, look, segments } = slot
  const one = (change: number | null, kind: PickKind, was: string, is: string): Told[] =>
    change === null ? [] : [{ change, kind, before: was, after: is }]
  const [was, is] = [before?.text ?? '', after?.text ?? '']
  return [
    ...one(there, after ? 'added' : 'removed', was, is),
    ...one(place, 'moved', was, is),
    ...one(look, 'sort', sortOf(before), sortOf(after)),
    ...segments.flatMap(({ kind, by, ...at }) => {
      if (kind === 'same') return []
      const [old, now] = kind === 'whole' ? [was, is] : [was.slice(...at.before), is.slice(...at.after)]
      return one(by, kind, readable(old), readable(now))
    }),
  ]
}

/** A container is spoken of with the first block in it. */
function containersOf({ after }: SlotParts, containers: readonly ContainerPart[], told: ReadonlySet<number>): Told[] {
  return containers
    .filter(container => after?.frames.includes(container.after) && !told.has(container.by))
    .map(container => ({
      ...{ change: container.by, kind: 'container' as const },
      ...{ before: container.before.type, after: container.after.type },
    }))
}

function sortOf(leaf: Leaf | null): string {
  if (!leaf) return ''
  const { level, handle } = leaf.node.attrs ?? {}
  return [leaf.node.type, level, handle].filter(told => told !== undefined && told !== '').join(' ')
}

function runsOf({ before, after, there, segments }: SlotParts): PickRun[] {
  const [was, is] = [before?.text ?? '', after?.text ?? '']
  if (!after) return [{ kind: 'del', text: was, change: there }]
  if (!before) return [{ kind: 'ins', text: is, change: there }]
  return segments.flatMap(({ kind, by, ...at }): PickRun[] => {
    if (kind === 'whole') return [del(was, by), ins(is, by)]
    const [old, now] = [was.slice(...at.before), is.slice(...at.after)]
    if (kind === 'words') return [del(old, by), ins(now, by)].filter(({ text }) => text !== '')
    return [{ kind, text: kind === 'same' && now === '' ? is : now, change: by }]
  })
}

const del = (text: string, change: number | null): PickRun => ({ kind: 'del', text, change })
const ins = (text: string, change: number | null): PickRun => ({ kind: 'ins', text, change })
