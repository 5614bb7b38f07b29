import CSL, { type StyleNode } from 'citeproc'

/** What every item here has, and what some have (`cite-csl.ts`). */
const always: ReadonlySet<string> = new Set(['title', 'genre', 'container-title', 'URL', 'language'])
const sometimes: ReadonlySet<string> = new Set(['author', 'issued'])
const type = 'webpage'

/**
 * A style, without what it says of works of other kinds. To read the whole of one takes the processor a second: it looks for each of
 * hundreds of macros through all of the text. What is left reads the same for all that is cited here.
 */
export function trimmedStyle(xml: string): StyleNode {
  const style = CSL.parseXml(xml)
  const children = style.children
    .filter(isNode)
    .map(child => (child.name === 'citation' ? inText(child) : trimmed(child)))
  const macros = new Map(children.filter(({ name }) => name === 'macro').map(macro => [macro.attrs.name, macro]))
  const reached = new Set<string>()
  for (const child of children) if (child.name === 'bibliography') reach(child, macros, reached)
  return { ...style, children: children.filter(({ name, attrs }) => name !== 'macro' || reached.has(attrs.name ?? '')) }
}

/** Nothing is cited in a text here, but a style has to say how. */
function inText(citation: StyleNode): StyleNode {
  const title: StyleNode = { name: 'text', attrs: { variable: 'title' }, children: [] }
  return { ...citation, children: [{ name: 'layout', attrs: {}, children: [title] }] }
}

function trimmed(node: StyleNode): StyleNode {
  return { ...node, children: node.children.flatMap(child => (isNode(child) ? trimmedChild(child) : [child])) }
}

function trimmedChild(node: StyleNode): StyleNode['children'] {
  if (node.name !== 'choose') return [trimmed(node)]
  const kept: StyleNode[] = []
  for (const branch of node.children.filter(isNode)) {
    const holds = branch.name === 'else' ? true : truthOf(branch.attrs)
    if (holds === false) continue
    if (holds === true && kept.length === 0) return trimmed(branch).children
    kept.push({ ...trimmed(branch), ...nameOf(branch, kept.length === 0, holds) })
    if (holds === true) break
  }
  return kept.length === 0 ? [] : [{ ...node, children: kept }]
}

/** What is left begins with an `if`; what always holds is an `else`. */
function nameOf({ attrs }: StyleNode, first: boolean, holds: true | null): Pick<StyleNode, 'name' | 'attrs'> {
  if (holds) return { name: 'else', attrs: {} }
  return { name: first ? 'if' : 'else-if', attrs }
}

/** Whether a condition holds for all that is cited here; null where that depends. */
function truthOf({ match = 'all', ...tests }: StyleNode['attrs']): boolean | null {
  const told = Object.entries(tests).flatMap(([test, values = '']) => values.split(' ').map(each => testOf(test, each)))
  const has = (truth: boolean | null) => told.includes(truth)
  switch (match) {
    case 'any':
      return has(true) ? true : has(null) ? null : false
    case 'none':
      return has(true) ? false : has(null) ? null : true
    default:
      return has(false) ? false : has(null) ? null : true
  }
}

function testOf(test: string, value: string): boolean | null {
  if (test === 'type') return value === type
  if (test === 'variable' && always.has(value)) return true
  const isThere = always.has(value) || sometimes.has(value)
  const asksOfVariable = test === 'variable' || test === 'is-numeric' || test === 'is-uncertain-date'
  return asksOfVariable && !isThere ? false : null
}

function reach(node: StyleNode, macros: ReadonlyMap<string | undefined, StyleNode>, reached: Set<string>): void {
  const name = node.attrs.macro
  const macro = macros.get(name)
  if (name && macro && !reached.has(name)) {
    reached.add(name)
    reach(macro, macros, reached)
  }
  for (const child of node.children) if (isNode(child)) reach(child, macros, reached)
}

function isNode(child: StyleNode | string): child is StyleNode {
  return typeof child !== 'string'
}
