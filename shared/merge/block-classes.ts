import type { NodeJson } from '../document/document.ts'
import { documentSchema } from '../document/schema.ts'

/** Blocks that turn into each other and stay the same block: a paragraph made a heading, a list made one of tasks. */
const classes: Readonly<Record<string, string>> = {
  paragraph: 'text',
  heading: 'text',
  definitionElement: 'text',
  codeBlock: 'text',
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'list',
  listItem: 'item',
  taskItem: 'item',
  tableCell: 'cell',
  tableHeader: 'cell',
}

export function classOf({ type }: NodeJson): string {
  return classes[type] ?? type
}

export function holdsWords({ type }: NodeJson): boolean {
  return documentSchema.nodes[type]?.isTextblock === true
}

export function holdsBlocks(node: NodeJson): boolean {
  return !holdsWords(node) && documentSchema.nodes[node.type]?.isLeaf !== true
}

export function childBlocks(node: NodeJson): readonly NodeJson[] {
  return holdsWords(node) ? [] : (node.content ?? [])
}

export function idOf(node: NodeJson): string | null {
  const id = node.attrs?.id
  return typeof id === 'string' ? id : null
}

/** Everything in it but ids. */
export function lookOf(node: NodeJson): string {
  return JSON.stringify(node, (key, value: unknown) => (key === 'id' ? undefined : value))
}
