import { canonical } from '../../document/canonical.ts'
import type { DocumentJson, NodeJson } from '../../document/document.ts'
import { idOf } from '../../merge/block-classes.ts'
import { fitted } from '../../merge/fit.ts'
import { InlineText, nodesOf } from '../../merge/inline-text.ts'
import type { Parts } from './parts.ts'
import { containersOf, opened, rebuilt, type Standing } from './rebuild.ts'
import { isTakenApart } from './segments.ts'
import type { SlotParts } from './slot-parts.ts'

/**
 * [RV90] The document before with the chosen changes made in it, and no others. All of them make the document after; none leaves the one
 * before. What does not fit its container without a change that was not chosen is made to fit, as in a merge [MRG10].
 */
export function applyChosen(parts: Parts, chosen: ReadonlySet<number>): DocumentJson {
  const isChosen = (by: number | null) => by !== null && chosen.has(by)
  const taken = new Set([...chosen].filter(number => number >= 1 && number <= parts.changes))
  if (taken.size === 0) return parts.from
  if (taken.size === parts.changes) return parts.to
  const containers = containersOf(parts, isChosen)
  const standing = inGaps(parts.slots, isChosen).flatMap(({ kept, came, fixed }) => {
    const [was, is] = [kept, came].map(slots => slots.map(slot => stand(slot, isChosen, containers)))
    const gap = fewerContainers(was ?? [], is ?? [])
    return fixed ? [...gap, stand(fixed, isChosen, containers)] : gap
  })
  return canonical({ type: 'doc', content: withoutTwins(rebuilt(standing), allowanceOf(parts)) })
}

type IsChosen = (by: number | null) => boolean

interface Gap {
  readonly kept: SlotParts[]
  readonly came: SlotParts[]
  /** The block that follows, and kept its order. */
  readonly fixed: SlotParts | null
}

/** Between two blocks that kept their order: what stands there still, and what was put there. */
function inGaps(slots: readonly SlotParts[], isChosen: IsChosen): Gap[] {
  const fixed = slots.filter(({ before, after, moved }) => before && after && !moved)
  const gaps = [...fixed, null].map((slot): Gap => ({ kept: [], came: [], fixed: slot }))
  for (const slot of slots) {
    const { before, after, moved, there, place } = slot
    if (before && after && !moved) continue
    if (!after) {
      if (!isChosen(there)) gaps[slot.gapBefore]?.kept.push(slot)
    } else if (!before) {
      if (isChosen(there)) gaps[slot.gapAfter]?.came.push(slot)
    } else if (isChosen(place)) gaps[slot.gapAfter]?.came.push(slot)
    else gaps[slot.gapBefore]?.kept.push(slot)
  }
  for (const { kept } of gaps) kept.sort((one, other) => (one.before?.index ?? 0) - (other.before?.index ?? 0))
  return gaps
}

/** What stood there comes first, unless a container would be broken in two by that. */
function fewerContainers(was: readonly Standing[], is: readonly Standing[]): readonly Standing[] {
  const [one, other] = [
    [...was, ...is],
    [...is, ...was],
  ]
  return opened(other) < opened(one) ? other : one
}

function stand(slot: SlotParts, isChosen: IsChosen, containers: ReturnType<typeof containersOf>): Standing {
  const { before, after, place } = slot
  const leaf = !before || isChosen(place) ? (after ?? before) : before
  if (!leaf) throw new Error('unreachable: a slot is of one document or the other')
  return { node: nodeOf(slot, isChosen), within: leaf.frames.map(containers) }
}

function nodeOf({ before, after, look, segments }: SlotParts, isChosen: IsChosen): NodeJson {
  if (!before || !after) return (before ?? after)?.node as NodeJson
  const own = isChosen(look) ? after.node : before.node
  const { id: _, ...told } = own.attrs ?? {}
  const id = idOf(before.node) ?? idOf(after.node)
  const frame = { type: own.type, attrs: { ...told, ...(id !== null && { id }) } }
  return { ...frame, content: fitted(frame, contentOf(before.node, after.node, segments, isChosen)) }
}

function contentOf(
  before: NodeJson,
  after: NodeJson,
  segments: SlotParts['segments'],
  isChosen: IsChosen,
): readonly NodeJson[] {
  if (!isTakenApart(before, after)) return (segments.some(({ by }) => isChosen(by)) ? after : before).content ?? []
  const [was, is] = [new InlineText(before.content ?? []), new InlineText(after.content ?? [])]
  return nodesOf(segments.flatMap(({ by, ...at }) => (isChosen(by) ? is.slice(...at.after) : was.slice(...at.before))))
}

/** How many blocks may have an id: as many as in that of the two documents which has more of them. */
function allowanceOf({ from, to }: Parts): ReadonlyMap<string, number> {
  const [was, is] = [countIds(from.content), countIds(to.content)]
  return new Map([...was, ...is].map(([id]) => [id, Math.max(was.get(id) ?? 0, is.get(id) ?? 0)]))
}

function countIds(content: readonly NodeJson[], counts: Map<string, number> = new Map()): Map<string, number> {
  for (const node of content) {
    const id = idOf(node)
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
    countIds(node.content ?? [], counts)
  }
  return counts
}

/** Where a container had to be opened twice, there are more blocks of its id than there were: the later ones go without. */
function withoutTwins(content: readonly NodeJson[], allowed: ReadonlyMap<string, number>): NodeJson[] {
  const used = new Map<string, number>()
  const visit = (node: NodeJson): NodeJson => {
    const id = idOf(node)
    const count = id === null ? 0 : (used.get(id) ?? 0) + 1
    if (id !== null) used.set(id, count)
    const isTwin = id !== null && count > (allowed.get(id) ?? 1)
    const inner = node.content?.map(visit)
    const { id: _, ...attrs } = node.attrs ?? {}
    return { ...node, ...(isTwin && { attrs }), ...(inner && { content: inner }) }
  }
  return content.map(visit)
}
