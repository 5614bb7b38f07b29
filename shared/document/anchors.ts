import type { DocumentJson, NodeJson } from './document.ts'
import { blockText } from './to-text.ts'

/** Where links within a page lead: `s-…` for headings, `e1`, `e2` … for the elements of a definition. */
export type Anchors = ReadonlyMap<NodeJson, string>

/**
 * [DOC14] Gives every heading and element its address. Made from the words, so that it outlives edits elsewhere; the prefix
 * keeps it apart from the ids of the page around it.
 */
export function anchorsOf(doc: DocumentJson): Anchors {
  const anchors = new Map<NodeJson, string>()
  const taken = new Map<string, number>()
  let elements = 0
  const visit = (node: NodeJson): void => {
    if (node.type === 'definitionElement') {
      elements += 1
      anchors.set(node, `e${elements}`)
    } else if (node.type === 'heading') anchors.set(node, unused(`s-${anchorWords(blockText(node))}`, taken))
    else node.content?.forEach(visit)
  }
  doc.content.forEach(visit)
  return anchors
}

/** The words of a heading as they stand in its address. */
export function anchorWords(text: string): string {
  const parts = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? ['section']
  return parts.join('-').slice(0, 80)
}

function unused(anchor: string, taken: Map<string, number>): string {
  const times = (taken.get(anchor) ?? 0) + 1
  taken.set(anchor, times)
  // A heading may itself read "Scope 2"; asking again finds the next one that is free.
  return times === 1 ? anchor : unused(`${anchor}-${times}`, taken)
}
