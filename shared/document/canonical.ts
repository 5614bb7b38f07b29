import type { DocumentJson, MarkJson, NodeJson } from './document.ts'
import { documentSchema } from './schema.ts'

const markOrder = Object.keys(documentSchema.marks)

/**
 * [DOC10–DOC12] The one form of a document: defaults left out, marks in the schema's order, neighbouring text with equal
 * marks joined, keys sorted, no empty paragraphs at the end (editors put one there for the caret). Two documents say the
 * same if and only if their canonical JSON is equal, so this is what is hashed, stored and compared.
 */
export function canonicalJson(doc: DocumentJson): string {
  return JSON.stringify(canonical(doc))
}

/** The same as a value; its keys are already in order. */
export function canonical(doc: DocumentJson): DocumentJson {
  const content = joined(doc.content.map(canonicalNode))
  while (isEmptyParagraph(content.at(-1))) content.pop()
  return { content, type: 'doc' }
}

function canonicalNode(node: NodeJson): NodeJson {
  const type = documentSchema.nodes[node.type]
  const attrs = withoutDefaults(node.attrs, type?.spec.attrs)
  const content = joined((node.content ?? []).map(canonicalNode))
  const marks = canonicalMarks(node.marks)
  return {
    ...(attrs && { attrs }),
    ...(content.length > 0 && { content }),
    ...(marks.length > 0 && { marks }),
    ...(node.text !== undefined && { text: node.text }),
    type: node.type,
  }
}

function canonicalMarks(marks: readonly MarkJson[] = []): MarkJson[] {
  return marks
    .map(({ type, attrs: raw }): MarkJson => {
      const attrs = withoutDefaults(raw, documentSchema.marks[type]?.spec.attrs)
      return attrs ? { attrs, type } : { type }
    })
    .sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type))
}

function withoutDefaults(
  attrs: NodeJson['attrs'],
  specs: Readonly<Record<string, { default?: unknown }>> = {},
): NodeJson['attrs'] | null {
  const told = Object.entries(attrs ?? {}).filter(([name, value]) => value !== specs[name]?.default)
  if (told.length === 0) return null
  return Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function joined(nodes: readonly NodeJson[]): NodeJson[] {
  const result: NodeJson[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.text === '') continue
    if (last?.text !== undefined && node.text !== undefined && sameMarks(last.marks, node.marks)) {
      result[result.length - 1] = { ...last, text: last.text + node.text }
    } else result.push(node)
  }
  return result
}

function sameMarks(a: readonly MarkJson[] = [], b: readonly MarkJson[] = []): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
}

function isEmptyParagraph(node: NodeJson | undefined): boolean {
  return node?.type === 'paragraph' && !node.content?.length
}
