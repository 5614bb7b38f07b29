import type { DocumentJson, NodeJson } from '../document/document.ts'
import { escapeHtml, type HtmlOptions } from '../document/inline-html.ts'
import { toHtml } from '../document/to-html.ts'
import { inlineOf } from './inline.ts'

type NameOf = (id: string) => string | undefined

/** [DSC6] A comment as HTML, by the way documents take: what is not a part of the subset is shown as it was written. */
export function commentHtml(text: string, nameOf: NameOf, options: HtmlOptions = {}): string {
  return toHtml(commentDocument(text), { ...options, around: (piece, html) => mentionHtml(piece, nameOf) ?? html })
}

/** Mentions lead to what somebody wrote: an address that no document may hold, so it is put around here. */
function mentionHtml(piece: NodeJson, nameOf: NameOf): string | null {
  const id = piece.marks?.find(({ type }) => type === 'mention')?.attrs?.id
  if (typeof id !== 'string') return null
  const name = nameOf(id)
  return name === undefined ? '@somebody' : `<a class="fw-mention" href="/people/${id}">@${escapeHtml(name)}</a>`
}

/** [DSC6] Paragraphs, quotations, lists and code. */
export function commentDocument(text: string): DocumentJson {
  return { type: 'doc', content: blocksOf(text.replaceAll('\r\n', '\n').split('\n'), 0) }
}

const fence = /^```/
const quoted = /^> ?/
const bullet = /^[-*] +/
const numbered = /^\d{1,4}[.)] +/

/** Each kind of block takes the lines it begins with; quotations within quotations end at the third. */
function blocksOf(lines: readonly string[], depth: number): NodeJson[] {
  const blocks: NodeJson[] = []
  for (let at = 0; at < lines.length; ) {
    const rest = lines.slice(at)
    const [block, taken] = blockAt(rest, depth)
    if (block) blocks.push(block)
    at += taken
  }
  return blocks
}

function blockAt(lines: readonly string[], depth: number): [NodeJson | null, number] {
  const [first = ''] = lines
  if (first.trim() === '') return [null, 1]
  if (fence.test(first)) return codeAt(lines)
  if (quoted.test(first) && depth < 3) {
    const inner = taken(lines, quoted)
    return [{ type: 'blockquote', content: blocksOf(inner, depth + 1) }, inner.length]
  }
  for (const [type, sign] of [
    ['bulletList', bullet],
    ['orderedList', numbered],
  ] as const) {
    if (!sign.test(first)) continue
    const items = taken(lines, sign)
    return [{ type, content: items.map(item => ({ type: 'listItem', content: [paragraph([item])] })) }, items.length]
  }
  const words = taken(lines, /^(?=.*\S)(?!```|> ?|[-*] +|\d{1,4}[.)] +)/, 1)
  return [paragraph(words), words.length]
}

function codeAt(lines: readonly string[]): [NodeJson, number] {
  const end = lines.findIndex((line, index) => index > 0 && fence.test(line))
  const code = lines.slice(1, end < 0 ? lines.length : end).join('\n')
  return [
    { type: 'codeBlock', content: code === '' ? [] : [{ type: 'text', text: code }] },
    end < 0 ? lines.length : end + 1,
  ]
}

/** The lines from the first on that have the sign, without it. The first `surely` are taken as they are. */
function taken(lines: readonly string[], sign: RegExp, surely = 0): string[] {
  const end = lines.findIndex((line, index) => index >= surely && !sign.test(line))
  return lines.slice(0, end < 0 ? lines.length : end).map(line => line.replace(sign, ''))
}

function paragraph(lines: readonly string[]): NodeJson {
  const content = lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    ...inlineOf(line.trim()),
  ])
  return { type: 'paragraph', content }
}
