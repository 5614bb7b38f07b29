import type {
  AlignType,
  BlockContent,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
} from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown as write } from 'mdast-util-to-markdown'
import type { DocumentJson, MarkJson, NodeJson } from '../../document/document.ts'
import { blockText } from '../../document/to-text.ts'

const outsideIn = ['link', 'bold', 'italic', 'strike', 'code']

/**
 * [TRF21] A document as Markdown with GitHub's tables and tasks. Elements become a numbered list; what Markdown has no words
 * for (cells that span, a summary that opens) is said as plainly as it can.
 */
export function toMarkdown(doc: DocumentJson): string {
  const children = gathered(doc.content).flatMap(blockOf)
  return write({ type: 'root', children }, { extensions: [gfmToMarkdown()], bullet: '-', rule: '-', fences: true })
}

/** Elements that follow each other are one list. */
function gathered(nodes: readonly NodeJson[]): NodeJson[] {
  const result: NodeJson[] = []
  for (const one of nodes) {
    const last = result.at(-1)
    if (one.type !== 'definitionElement') result.push(one)
    else if (last?.type === 'elements') result[result.length - 1] = { ...last, content: [...(last.content ?? []), one] }
    else result.push({ type: 'elements', content: [one] })
  }
  return result
}

function blockOf(one: NodeJson): RootContent[] {
  const children = one.content ?? []
  switch (one.type) {
    case 'paragraph':
      return paragraphOf(children)
    case 'heading':
      return [{ type: 'heading', depth: levelOf(one), children: phrasing(children) }]
    case 'elements':
      return [
        {
          type: 'list',
          ordered: true,
          spread: true,
          children: children.map(
            (element): ListItem => ({ type: 'listItem', children: paragraphOf(element.content ?? []) }),
          ),
        },
      ]
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return [listOf(one)]
    case 'blockquote':
      return [{ type: 'blockquote', children: children.flatMap(blockOf) as BlockContent[] }]
    case 'codeBlock':
      return [{ type: 'code', lang: one.attrs?.language ? String(one.attrs.language) : null, value: blockText(one) }]
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }]
    case 'image':
      return [{ type: 'paragraph', children: [imageOf(one)] }]
    case 'table':
      return tableOf(one)
    case 'details':
    case 'detailsContent':
      return children.flatMap(blockOf)
    case 'detailsSummary':
      return [{ type: 'paragraph', children: [{ type: 'strong', children: phrasing(children) }] }]
    default:
      throw new Error(`No Markdown for a ${one.type}.`)
  }
}

function paragraphOf(children: readonly NodeJson[]): Paragraph[] {
  return children.length > 0 ? [{ type: 'paragraph', children: phrasing(children) }] : []
}

function levelOf({ attrs }: NodeJson): 2 | 3 | 4 {
  return attrs?.level === 3 ? 3 : attrs?.level === 4 ? 4 : 2
}

function listOf({ type, attrs, content = [] }: NodeJson): RootContent {
  const items = content.map(
    (item): ListItem => ({
      type: 'listItem',
      ...(type === 'taskList' && { checked: item.attrs?.checked === true }),
      children: (item.content ?? []).flatMap(blockOf) as BlockContent[],
    }),
  )
  return { type: 'list', ordered: type === 'orderedList', start: Number(attrs?.start ?? 1), children: items }
}

function imageOf({ attrs }: NodeJson): PhrasingContent {
  const text = (value: unknown) => (value ? String(value) : null)
  return { type: 'image', url: String(attrs?.src ?? ''), alt: text(attrs?.alt), title: text(attrs?.title) }
}

/** A table of Markdown has one row of headings, and cells of one line. */
function tableOf({ content = [] }: NodeJson): RootContent[] {
  const rows = content.filter(row => row.content?.length)
  if (rows.length === 0) return []
  const width = Math.max(...rows.map(row => row.content?.length ?? 0))
  const align = Array.from({ length: width }, (_, column): AlignType => {
    const side = rows[0]?.content?.[column]?.attrs?.align
    return side === 'left' || side === 'center' || side === 'right' ? side : null
  })
  const table: Table = {
    type: 'table',
    align,
    children: rows.map(row => ({ type: 'tableRow', children: (row.content ?? []).map(cellOf) })),
  }
  return [table]
}

function cellOf({ content = [] }: NodeJson): TableCell {
  const lines = content.map(block => (block.content?.some(isWords) ? phrasing(block.content) : wordsOf(block)))
  const filled = lines.filter(line => line.length > 0)
  return {
    type: 'tableCell',
    children: filled.flatMap((line, index) => (index === 0 ? line : [{ type: 'html', value: '<br>' }, ...line])),
  }
}

function isWords({ type }: NodeJson): boolean {
  return type === 'text' || type === 'hardBreak'
}

function wordsOf(block: NodeJson): PhrasingContent[] {
  const value = blockText(block).replace(/\s*\n\s*/g, ' ')
  return value === '' ? [] : [{ type: 'text', value }]
}

/** Marks that go on over several pieces of text are one element, the outermost first. */
function phrasing(nodes: readonly NodeJson[], marks: readonly string[] = outsideIn): PhrasingContent[] {
  const [type, ...inner] = marks
  if (type === undefined) return nodes.flatMap(plainOf)
  const result: PhrasingContent[] = []
  let place = 0
  while (place < nodes.length) {
    const mark = markOf(nodes[place], type)
    let end = place + 1
    while (end < nodes.length && sameMark(markOf(nodes[end], type), mark)) end += 1
    const part = nodes.slice(place, end)
    if (mark) result.push(...wrapped(mark, part, inner))
    else result.push(...phrasing(part, inner))
    place = end
  }
  return result
}

function wrapped(mark: MarkJson, nodes: readonly NodeJson[], inner: readonly string[]): PhrasingContent[] {
  if (mark.type === 'code') return [{ type: 'inlineCode', value: nodes.map(({ text }) => text ?? ' ').join('') }]
  const children = phrasing(nodes, inner)
  switch (mark.type) {
    case 'link':
      return [
        {
          type: 'link',
          url: String(mark.attrs?.href ?? ''),
          title: mark.attrs?.title ? String(mark.attrs.title) : null,
          children: children as never,
        },
      ]
    case 'bold':
      return [{ type: 'strong', children }]
    case 'italic':
      return [{ type: 'emphasis', children }]
    default:
      return [{ type: 'delete', children }]
  }
}

function markOf(one: NodeJson | undefined, type: string): MarkJson | null {
  return one?.marks?.find(mark => mark.type === type) ?? null
}

function sameMark(a: MarkJson | null, b: MarkJson | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function plainOf({ type, text }: NodeJson): PhrasingContent[] {
  return type === 'hardBreak' ? [{ type: 'break' }] : [{ type: 'text', value: text ?? '' }]
}
