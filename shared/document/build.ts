import type { DocumentJson, MarkJson, NodeJson } from './document.ts'
import { pageHref } from './urls.ts'

/** Small makers of documents, for seeds and tests. Ids are the caller's. Text is a string, or pieces made by `text`. */
type Inline = string | readonly NodeJson[]

export function doc(...content: NodeJson[]): DocumentJson {
  return { type: 'doc', content }
}

export function text(words: string, ...marks: MarkJson[]): NodeJson {
  return marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words }
}

export function paragraph(id: string, inline: Inline): NodeJson {
  return block('paragraph', { id }, inlineOf(inline))
}

export function heading(id: string, level: 2 | 3 | 4, inline: Inline): NodeJson {
  return block('heading', { id, level }, inlineOf(inline))
}

export function element(id: string, handle: string, inline: Inline): NodeJson {
  return block('definitionElement', { id, handle }, inlineOf(inline))
}

export function bulletList(id: string, ...items: NodeJson[]): NodeJson {
  return block('bulletList', { id }, items)
}

export function orderedList(id: string, ...items: NodeJson[]): NodeJson {
  return block('orderedList', { id }, items)
}

/** A list item holds blocks, the first of them a paragraph as a rule. */
export function listItem(id: string, ...content: NodeJson[]): NodeJson {
  return block('listItem', { id }, content)
}

export function quote(id: string, ...content: NodeJson[]): NodeJson {
  return block('blockquote', { id }, content)
}

export function table(id: string, ...rows: NodeJson[]): NodeJson {
  return block('table', { id }, rows)
}

export function row(id: string, ...cells: NodeJson[]): NodeJson {
  return block('tableRow', { id }, cells)
}

export function cell(id: string, ...content: NodeJson[]): NodeJson {
  return block('tableCell', { id }, content)
}

export function headerCell(id: string, ...content: NodeJson[]): NodeJson {
  return block('tableHeader', { id }, content)
}

export const bold: MarkJson = { type: 'bold' }
export const italic: MarkJson = { type: 'italic' }

export function link(href: string): MarkJson {
  return { type: 'link', attrs: { href } }
}

export function pageLink(slug: string): MarkJson {
  return link(pageHref(slug))
}

function block(type: string, attrs: NonNullable<NodeJson['attrs']>, content: readonly NodeJson[]): NodeJson {
  return content.length > 0 ? { type, attrs, content } : { type, attrs }
}

function inlineOf(inline: Inline): readonly NodeJson[] {
  if (typeof inline !== 'string') return inline
  return inline === '' ? [] : [text(inline)]
}
