import type { NodeJson } from '../../document/document.ts'
import type { Parts } from './parts.ts'
import type { SlotParts } from './slot-parts.ts'

/** Characters of the text nodes of a document, one after another: from this one up to but not including that one. */
export type Stretch = readonly [from: number, to: number]

/** [RV96] Which words of the proposed text come with the chosen changes. */
export function chosenWords({ slots }: Parts, chosen: ReadonlySet<number>): Stretch[] {
  let at = 0
  return slots.flatMap(slot => {
    const { after } = slot
    if (!after) return []
    const from = at
    at += textLength(after.node)
    return stretchesIn(slot, from, at, by => by !== null && chosen.has(by))
  })
}

function stretchesIn(
  { before, after, there, segments }: SlotParts,
  from: number,
  to: number,
  isChosen: (by: number | null) => boolean,
): Stretch[] {
  if (!before) return isChosen(there) ? [[from, to]] : []
  const content = after?.node.content ?? []
  return segments.flatMap(({ kind, by, after: [start, end] }): Stretch[] => {
    if (!isChosen(by) || kind === 'marks') return []
    return kind === 'whole' ? [[from, to]] : [[from + textBefore(content, start), from + textBefore(content, end)]]
  })
}

/** How much of that is text, where line breaks count as a character. */
function textBefore(content: readonly NodeJson[], place: number): number {
  let [left, text] = [place, 0]
  for (const node of content) {
    if (left <= 0) break
    if (node.text !== undefined) text += Math.min(left, node.text.length)
    left -= node.text?.length ?? 1
  }
  return text
}

function textLength(node: NodeJson): number {
  return node.text?.length ?? (node.content ?? []).reduce((sum, child) => sum + textLength(child), 0)
}
