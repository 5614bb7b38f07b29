import type { NodeJson } from '../document/document.ts'
import { classOf, holdsWords } from './block-classes.ts'

/** What holds parts of one kind alone, and which. */
const parts: Readonly<Record<string, { readonly kind: string; readonly made: string }>> = {
  bulletList: { kind: 'item', made: 'listItem' },
  orderedList: { kind: 'item', made: 'listItem' },
  taskList: { kind: 'item', made: 'taskItem' },
  table: { kind: 'tableRow', made: 'tableRow' },
  tableRow: { kind: 'cell', made: 'tableCell' },
}
const partKinds = new Set(['item', 'tableRow', 'cell', 'detailsSummary', 'detailsContent'])

/**
 * [MRG10] Makes a block's content what the schema lets it hold, without a word less: one side may have turned a list into
 * one of tasks, and the other added an item to it.
 */
export function fitted(node: NodeJson, children: readonly NodeJson[]): NodeJson[] {
  if (node.type === 'codeBlock') return children.map(plain)
  if (node.type === 'detailsSummary') return children.map(onOneLine)
  if (holdsWords(node)) return [...children]
  const rule = parts[node.type]
  if (rule) return children.flatMap(child => asPart(child, rule))
  if (node.type === 'details') return children.map(asFold)
  return children.flatMap(child => asBlocks(child, node.type))
}

function plain({ type, text = '' }: NodeJson): NodeJson {
  return { type: 'text', text: type === 'hardBreak' ? '\n' : text }
}

/** What folds a part of a page stands on one line. */
function onOneLine({ type, text = ' ', ...node }: NodeJson): NodeJson {
  return { ...node, type: 'text', text }
}

function asPart(child: NodeJson, { kind, made }: { readonly kind: string; readonly made: string }): NodeJson[] {
  if (classOf(child) === kind) return [kind === 'item' && child.type !== made ? { ...bare(child), type: made } : child]
  const blocks = asBlocks(child, '')
  if (kind === 'tableRow') return [{ type: made, content: [{ type: 'tableCell', content: blocks }] }]
  return [{ type: made, content: blocks }]
}

function asFold(child: NodeJson): NodeJson {
  const fits = child.type === 'detailsSummary' || child.type === 'detailsContent'
  return fits ? child : { type: 'detailsContent', content: asBlocks(child, '') }
}

/** Blocks that stand anywhere; a definition's elements stand in the document alone. */
function asBlocks(child: NodeJson, container: string): NodeJson[] {
  if (child.type === 'detailsSummary') return [{ ...bare(child), type: 'paragraph' }]
  if (partKinds.has(classOf(child))) return (child.content ?? []).flatMap(inner => asBlocks(inner, container))
  if (child.type === 'definitionElement' && container !== 'doc') return [{ ...bare(child), type: 'paragraph' }]
  return [child]
}

/** Only with the attribute that every block has. */
function bare({ attrs, ...node }: NodeJson): NodeJson {
  return attrs?.id === undefined ? node : { ...node, attrs: { id: attrs.id } }
}
