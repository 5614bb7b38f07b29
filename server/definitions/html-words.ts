import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

/** What is no text of the page: nothing of it is ever run, loaded or shown. */
const unread = new Set(
  'script style template noscript iframe object embed svg math head nav footer form select textarea button'.split(' '),
)
/** Elements that a line does not go on over. */
const blocks = new Set(
  (
    'address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 ' +
    'header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** Deeper than this nobody writes; who does wants something else. */
const deepest = 400
const mostWords = 300_000

/** [DEF91] The words of a page, a line for each of its blocks. */
export function wordsOfHtml(html: string): string {
  const lines: string[] = []
  let line = ''
  let left = mostWords
  const end = (): void => {
    const words = line.replace(/\s+/g, ' ').trim()
    if (words !== '') lines.push(words)
    line = ''
  }
  const visit = (node: Node, depth: number): void => {
    if (left <= 0 || depth > deepest || unread.has(node.nodeName)) return
    if (node.nodeName === '#text' && 'value' in node) {
      line += node.value.slice(0, left)
      left -= node.value.length
      return
    }
    const isBlock = blocks.has(node.nodeName)
    if (isBlock) end()
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, depth + 1)
    if (isBlock) end()
  }
  visit(parse(html), 0)
  end()
  return lines.join('\n')
}
