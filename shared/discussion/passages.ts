import type { DocumentJson, NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'
import type { Passage } from './passages-contract.ts'

const kinds: Readonly<Record<string, Passage['kind']>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  definitionElement: 'element',
  codeBlock: 'code',
  detailsSummary: 'summary',
}

/** [DSC66] The parts of a text that have words and an id to hold on to, in their order; of two with one id the first. */
export function passagesOf({ content }: DocumentJson): Omit<Passage, 'openThreads'>[] {
  const found = new Map<string, Omit<Passage, 'openThreads'>>()
  let elements = 0
  for (const node of nodesIn(content)) {
    const kind = kinds[node.type]
    if (!kind) continue
    if (kind === 'element') elements += 1
    const blockId = String(node.attrs?.id ?? '')
    const text = blockText(node)
    if (blockId === '' || text.trim() === '' || found.has(blockId)) continue
    found.set(blockId, { blockId, kind, number: kind === 'element' ? elements : null, text })
  }
  return [...found.values()]
}

function* nodesIn(nodes: readonly NodeJson[]): Generator<NodeJson> {
  for (const node of nodes) {
    yield node
    if (node.content && !kinds[node.type]) yield* nodesIn(node.content)
  }
}
