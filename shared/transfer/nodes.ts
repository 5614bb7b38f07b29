import type { MarkJson, NodeJson } from '../document/document.ts'

/** Nodes as converters make them: without ids, which come once the whole text is known. */
export function node(type: string, content: readonly NodeJson[] = [], attrs?: NodeJson['attrs']): NodeJson {
  return { type, ...(attrs && Object.keys(attrs).length > 0 && { attrs }), ...(content.length > 0 && { content }) }
}

export function textNode(text: string, marks: readonly MarkJson[] = []): NodeJson {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
}

export function paragraphOf(...content: NodeJson[]): NodeJson {
  return node('paragraph', content)
}
