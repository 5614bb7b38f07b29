import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type HtmlNode = DefaultTreeAdapterTypes.ChildNode
type HtmlElement = DefaultTreeAdapterTypes.Element

/** A page as a browser reads it. */
export interface ReadPage {
  /** Elements and attributes that none of our views makes. */
  readonly strangers: readonly string[]
  /** All it says, in texts and in attributes. */
  readonly words: string
  /** The addresses of this wiki to which it leads. */
  readonly links: readonly string[]
}

/** `ownScript` is the one script that stands in our pages. */
export function readPage(html: string, ownScript: string): ReadPage {
  const nodes = parse(html).childNodes.flatMap(allOf)
  const elements = nodes.filter(node => 'tagName' in node)
  return {
    strangers: elements.flatMap(element => strangersOf(element, ownScript)),
    words: nodes.flatMap(saidBy).join('\n'),
    links: elements.flatMap(({ attrs }) => attrs.flatMap(({ name, value }) => (isOurs(name, value) ? [value] : []))),
  }
}

function allOf(node: HtmlNode): HtmlNode[] {
  return 'childNodes' in node ? [node, ...node.childNodes.flatMap(allOf)] : [node]
}

function saidBy(node: HtmlNode): string[] {
  if ('tagName' in node) return node.attrs.map(({ value }) => value)
  return 'value' in node ? [node.value] : []
}

const isOurs = (name: string, value: string) => name === 'href' && /^\/(?!\/|assets\/)/.test(value)

const never = new Set('iframe object embed base video audio math frame frameset applet'.split(' '))
const leading = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'srcdoc', 'data'])

function strangersOf(element: HtmlElement, ownScript: string): string[] {
  const { tagName, attrs } = element
  const runs = attrs.filter(({ name, value }) => {
    return name.startsWith('on') || (leading.has(name) && /^\s*(?:javascript|vbscript|data):/i.test(value))
  })
  const isStrange = never.has(tagName) || (tagName === 'script' && !isOwnScript(element, ownScript))
  return [...(isStrange ? [`<${tagName}>`] : []), ...runs.map(({ name, value }) => `${name}="${value}"`)]
}

/** Files of ours, data for them, and what chooses light or dark. */
function isOwnScript({ attrs, childNodes: [text] }: HtmlElement, ownScript: string): boolean {
  const said = new Map(attrs.map(({ name, value }) => [name, value]))
  const isNamed = said.get('src')?.startsWith('/assets/') || said.get('type')?.endsWith('json')
  return isNamed || (text !== undefined && 'value' in text && text.value === ownScript)
}
