import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** HTML as a browser reads it: every element of it, in the order of the text. */
export function elementsOf(html: string): HtmlElement[] {
  const below = (node: HtmlNode): HtmlElement[] =>
    'tagName' in node ? [node, ...node.childNodes.flatMap(below), ...templateOf(node).flatMap(below)] : []
  return parseFragment(html).childNodes.flatMap(below)
}

export function attributeOf(element: HtmlElement | undefined, name: string): string | undefined {
  return element?.attrs.find(attribute => attribute.name === name)?.value
}

export function wordsOf(html: string): string {
  const below = (node: HtmlNode): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(below).join('') : ''
  return parseFragment(html).childNodes.map(below).join('')
}

function templateOf(element: HtmlElement): HtmlNode[] {
  return 'content' in element ? (element as DefaultTreeAdapterTypes.Template).content.childNodes : []
}
