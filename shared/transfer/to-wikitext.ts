import type { DocumentJson, MarkJson, NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'
import { pageSlugOf } from '../document/urls.ts'

/** What begins something in wikitext at the start of a line. */
const lineStart = /^[*#:;=| {!-]/

/** [TRF22] A document as wikitext, for wikis that read it. `titleOf` says under which title a page of ours goes out. */
export function toWikitext(doc: DocumentJson, titleOf: (slug: string) => string | null): string {
  return blocks(doc.content, { titleOf, prefix: '' })
}

interface Writing {
  readonly titleOf: (slug: string) => string | null
  /** What begins every line, within lists. */
  readonly prefix: string
}

function blocks(nodes: readonly NodeJson[], writing: Writing): string {
  let text = ''
  let before: NodeJson | null = null
  for (const one of nodes) {
    const written = block(one, writing)
    if (written === '') continue
    // Elements that follow each other are one list, which an empty line would end.
    const joined = before?.type === 'definitionElement' && one.type === 'definitionElement'
    text += (before === null ? '' : joined ? '\n' : '\n\n') + written
    before = one
  }
  return text
}

function block(one: NodeJson, writing: Writing): string {
  const children = one.content ?? []
  switch (one.type) {
    case 'paragraph':
      return line(inline(children, writing))
    case 'detailsSummary':
      return children.length > 0 ? `'''${inline(children, writing)}'''` : ''
    case 'heading': {
      const signs = '='.repeat(Number(one.attrs?.level ?? 2))
      return children.length > 0 ? `${signs} ${inline(children, writing)} ${signs}` : ''
    }
    case 'definitionElement':
      return `# ${inline(children, writing)}`
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return list(one, writing)
    case 'blockquote':
      return `<blockquote>\n${blocks(children, { ...writing, prefix: '' })}\n</blockquote>`
    case 'codeBlock':
      return code(one)
    case 'horizontalRule':
      return '----'
    case 'image':
      return image(one)
    case 'table':
      return table(children, writing)
    default:
      return blocks(children, writing)
  }
}

/** A line that begins as something else would be read as that. */
function line(text: string): string {
  return lineStart.test(text) ? `<nowiki/>${text}` : text
}

function list({ type, content = [] }: NodeJson, writing: Writing): string {
  const prefix = writing.prefix + (type === 'orderedList' ? '#' : '*')
  return content.map(item => listItem(item, type === 'taskList', { ...writing, prefix })).join('\n')
}

function listItem(item: NodeJson, task: boolean, writing: Writing): string {
  const box = task ? (item.attrs?.checked === true ? '☑ ' : '☐ ') : ''
  const lines: string[] = []
  for (const child of item.content ?? []) {
    if (child.type === 'bulletList' || child.type === 'orderedList' || child.type === 'taskList') {
      lines.push(list(child, writing))
    } else {
      // One line an item: what is more goes on after a break.
      const text = child.type === 'paragraph' ? inline(child.content ?? [], writing) : asText(blockText(child))
      const last = lines.at(-1)
      if (last === undefined) lines.push(`${writing.prefix} ${box}${text}`)
      else lines[lines.length - 1] = `${last}<br>${text}`
    }
  }
  return lines.length > 0 ? lines.join('\n') : `${writing.prefix} ${box}`
}

function code(one: NodeJson): string {
  const language = one.attrs?.language
  const text = blockText(one)
  const isClosed = text.toLowerCase().includes('</syntaxhighlight')
  if (language && !isClosed) return `<syntaxhighlight lang="${language}">\n${text}\n</syntaxhighlight>`
  return `<pre>\n${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}\n</pre>`
}

function image({ attrs }: NodeJson): string {
  const words = String(attrs?.title ?? attrs?.alt ?? attrs?.src ?? '')
  return `[${attrs?.src} ${asText(words).replaceAll(']', '&#93;')}]`
}

function table(rows: readonly NodeJson[], writing: Writing): string {
  const cells = (row: NodeJson) => (row.content ?? []).map(cell => tableCell(cell, writing)).join('\n')
  return `{|\n${rows.map(row => `|-\n${cells(row)}`).join('\n')}\n|}`
}

function tableCell({ type, attrs, content = [] }: NodeJson, writing: Writing): string {
  const told = ['colspan', 'rowspan'].flatMap(name =>
    Number(attrs?.[name] ?? 1) > 1 ? [`${name}="${attrs?.[name]}"`] : [],
  )
  if (attrs?.align) told.push(`style="text-align:${attrs.align}"`)
  const sign = type === 'tableHeader' ? '!' : '|'
  const inner = blocks(content, { ...writing, prefix: '' })
  const simple = content.length <= 1 && content[0]?.type === 'paragraph'
  return `${sign}${told.length > 0 ? ` ${told.join(' ')} |` : ''}${simple ? ` ${inner}` : `\n${inner}`}`
}

function inline(nodes: readonly NodeJson[], writing: Writing): string {
  let text = ''
  let open: readonly MarkJson[] = []
  for (const one of nodes) {
    const marks = order.flatMap(type => one.marks?.filter(mark => mark.type === type) ?? [])
    let kept = 0
    while (kept < open.length && JSON.stringify(open[kept]) === JSON.stringify(marks[kept])) kept += 1
    text += open
      .slice(kept)
      .toReversed()
      .map(mark => ends(mark))
      .join('')
    text += marks
      .slice(kept)
      .map(mark => begins(mark, writing))
      .join('')
    text += one.type === 'hardBreak' ? '<br>' : asText(one.text ?? '')
    open = marks
  }
  return (
    text +
    open
      .toReversed()
      .map(mark => ends(mark))
      .join('')
  )
}

const order = ['link', 'bold', 'italic', 'strike', 'code']
const tags: Readonly<Record<string, readonly [string, string]>> = {
  bold: ["'''", "'''"],
  italic: ["''", "''"],
  strike: ['<s>', '</s>'],
  code: ['<code>', '</code>'],
}

function begins({ type, attrs }: MarkJson, { titleOf }: Writing): string {
  if (type !== 'link') return tags[type]?.[0] ?? ''
  const href = String(attrs?.href ?? '')
  const slug = pageSlugOf(href)
  if (slug === null) return `[${href} `
  return `[[${titleOf(slug) ?? slug.replaceAll('-', ' ')}|`
}

function ends({ type, attrs }: MarkJson): string {
  if (type !== 'link') return tags[type]?.[1] ?? ''
  return pageSlugOf(String(attrs?.href ?? '')) === null ? ']' : ']]'
}

/** Signs that would mean something, written so that they do not. */
function asText(text: string): string {
  return text
    .replace(
      /&(?=#?\w+;)|[<[\]{}|]|^'|'$|'(?=')|(?<=')'|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_/g,
      sign => `&#${sign.charCodeAt(0)};`,
    )
    .replaceAll('\n', ' ')
}
