import type { DocumentJson, NodeJson } from './document.ts'

const joinedByTab = new Set(['tableRow'])

/** [DOC13] The words alone: one line a block, cells of a row apart by tabs, images by their description. */
export function toText(doc: DocumentJson): string {
  return doc.content.map(blockText).filter(Boolean).join('\n')
}

/** The words of one node and of everything in it. */
export function blockText(node: NodeJson): string {
  if (node.text !== undefined) return node.text
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'image') return String(node.attrs?.alt ?? '')
  const children = node.content ?? []
  if (children.some(isInline)) return children.map(blockText).join('')
  return children
    .map(blockText)
    .filter(Boolean)
    .join(joinedByTab.has(node.type) ? '\t' : '\n')
}

export function isInline(node: NodeJson): boolean {
  return node.text !== undefined || node.type === 'hardBreak'
}
