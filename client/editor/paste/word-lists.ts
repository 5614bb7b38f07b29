import { declared } from './declared-style.ts'

interface WordItem {
  readonly paragraph: HTMLElement
  readonly level: number
  readonly ordered: boolean
}

/**
 * Word writes a list as paragraphs, each with its marker typed out and its level in a style. Neighbours become one real
 * list, nested by level.
 */
export function asLists(root: Element): void {
  for (const run of runsOf(root)) {
    const [first] = run
    if (!first) continue
    const anchor = root.ownerDocument.createComment('')
    first.paragraph.before(anchor)
    anchor.replaceWith(...nested(run))
  }
}

function runsOf(root: Element): WordItem[][] {
  const runs: WordItem[][] = []
  let last: Element | null = null
  for (const paragraph of root.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')) {
    const item = itemOf(paragraph)
    if (!item) continue
    if (last !== null && last === paragraph.previousElementSibling) runs.at(-1)?.push(item)
    else runs.push([item])
    last = paragraph
  }
  return runs
}

function itemOf(paragraph: HTMLElement): WordItem | null {
  const level = /\blevel(\d+)/.exec(declared(paragraph, 'mso-list'))?.[1]
  if (level === undefined) return null
  const marker = takeMarker(paragraph)
  return { paragraph, level: Number(level), ordered: /^[([]?(?:\d+|[a-z]|[ivxlcdm]+)[.)\]]/i.test(marker) }
}

/** Removes the marker that Word typed out, and says what it was. */
function takeMarker(paragraph: HTMLElement): string {
  const spans = [...paragraph.querySelectorAll<HTMLElement>('span')]
  const marker = spans.find(span => declared(span, 'mso-list') === 'ignore')
  const text = marker?.textContent?.trim() ?? ''
  marker?.remove()
  return text
}

function nested(items: readonly WordItem[]): HTMLElement[] {
  const lists: HTMLElement[] = []
  const open: { level: number; list: HTMLElement }[] = []
  for (const { paragraph, level, ordered } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop()
    const name = ordered ? 'ol' : 'ul'
    const current = open.at(-1)
    if (!current || current.level < level || current.list.localName !== name) {
      if (current?.level === level) open.pop()
      const list = paragraph.ownerDocument.createElement(name)
      const above = open.at(-1)?.list.lastElementChild
      if (above) above.append(list)
      else lists.push(list)
      open.push({ level, list })
    }
    const item = paragraph.ownerDocument.createElement('li')
    const text = paragraph.ownerDocument.createElement('p')
    text.append(...paragraph.childNodes)
    item.append(text)
    open.at(-1)?.list.append(item)
    paragraph.remove()
  }
  return lists
}
