import { leavesOf } from '../diff/leaves.ts'
import type { DocumentJson, NodeJson } from '../document/document.ts'
import type { ElementText } from './lineage.ts'

/** The elements of a text with what is set how in them. One that has no id yet goes by its place, as in an outline. */
export function elementsOf(doc: DocumentJson): ElementText[] {
  const elements = leavesOf({ ...doc, content: doc.content.filter(isElement) })
  return elements.map((leaf, place) => ({
    id: leaf.id ?? `e${place + 1}`,
    number: place + 1,
    handle: String(leaf.node.attrs?.handle ?? ''),
    text: leaf.text,
    leaf,
  }))
}

/** What stands before, between and after the elements. */
export function aroundElements(doc: DocumentJson): DocumentJson {
  return { ...doc, content: doc.content.filter(node => !isElement(node)) }
}

/** One of them, by its id. */
export function elementOf(doc: DocumentJson, id: string): ElementText | null {
  const nodes = doc.content.filter(isElement)
  const at = nodes.findIndex(({ attrs }, place) => (attrs?.id ?? `e${place + 1}`) === id)
  const [node] = at < 0 ? [] : nodes.slice(at)
  const [element] = node ? elementsOf({ ...doc, content: [node] }) : []
  return element ? { ...element, id, number: at + 1 } : null
}

function isElement({ type }: NodeJson): boolean {
  return type === 'definitionElement'
}
