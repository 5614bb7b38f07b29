import { anchorsOf } from './anchors.ts'
import type { DocumentJson, NodeJson } from './document.ts'
import { type HtmlOptions, inlineHtml } from './inline-html.ts'
import { blockText } from './to-text.ts'

export interface HeadingOutline {
  readonly id: string
  readonly level: number
  readonly text: string
}

export interface ElementOutline {
  /** Stable from version to version; an element that has none yet goes by its place. */
  readonly id: string
  readonly handle: string
  readonly number: number
  readonly text: string
  readonly html: string
}

export interface Outline {
  readonly headings: HeadingOutline[]
  readonly elements: ElementOutline[]
}

/** [DOC14] What a table of contents and a definition's numbered list are made from, in the order of the document. */
export function outlineOf(doc: DocumentJson, options: HtmlOptions = {}): Outline {
  const outline: Outline = { headings: [], elements: [] }
  for (const [node, anchor] of anchorsOf(doc)) {
    if (node.type === 'heading') {
      outline.headings.push({ id: anchor, level: Number(node.attrs?.level ?? 2), text: blockText(node) })
    } else outline.elements.push(elementOf(node, anchor, outline.elements.length + 1, options))
  }
  return outline
}

function elementOf(node: NodeJson, anchor: string, number: number, options: HtmlOptions): ElementOutline {
  return {
    id: String(node.attrs?.id ?? anchor),
    handle: String(node.attrs?.handle ?? ''),
    number,
    text: blockText(node),
    html: inlineHtml(node.content ?? [], options),
  }
}
