import type { MarkJson, NodeJson } from '../document/document.ts'
import { isSafeLink } from '../document/urls.ts'
import { partsOf } from './mentions.ts'

/** Marks within marks; what lies deeper stays as it was written. */
const deepest = 4
const address = /^https?:\/\/[^\s<>"'`]+/
const trailing = /[.,;:!?)\]}'"]+$/

interface Found {
  readonly nodes: readonly NodeJson[]
  readonly length: number
}

/** [DSC6] One line of a comment: bold, italic, code, links, addresses and mentions. What is none of these is text. */
export function inlineOf(source: string, marks: readonly MarkJson[] = [], depth = 0): NodeJson[] {
  const nodes: NodeJson[] = []
  let plain = ''
  const flush = () => {
    nodes.push(...wordsOf(plain, marks))
    plain = ''
  }
  for (let at = 0; at < source.length; ) {
    const escaped = source[at] === '\\' && /[\\`*_[\]()>@#-]/.test(source[at + 1] ?? '')
    const found = escaped ? null : markedAt(source, at, marks, depth)
    if (found) {
      flush()
      nodes.push(...found.nodes)
      at += found.length
    } else {
      plain += source[escaped ? at + 1 : at]
      at += escaped ? 2 : 1
    }
  }
  flush()
  return nodes
}

function markedAt(source: string, at: number, marks: readonly MarkJson[], depth: number): Found | null {
  switch (source[at]) {
    case '`':
      return between(source, at, '`', words => [textNode(words, [...marks, { type: 'code' }])])
    case '*':
    case '_':
      return emphasisAt(source, at, marks, depth)
    case '[':
      return source[at - 1] === '@' ? null : linkAt(source, at, marks, depth)
    case 'h':
      return addressAt(source, at, marks)
    default:
      return null
  }
}

/** Only where a word begins and ends, so that 2 * 3 * 4 and snake_case stay what they are. */
function emphasisAt(source: string, at: number, marks: readonly MarkJson[], depth: number): Found | null {
  const sign = source[at] ?? ''
  const fence = source.startsWith(sign + sign, at) ? sign + sign : sign
  const next = source[at + fence.length] ?? ' '
  if (depth >= deepest || /\s/.test(next) || /[\p{L}\p{N}]/u.test(source[at - 1] ?? '')) return null
  const type = fence.length === 2 ? 'bold' : 'italic'
  const end = closingOf(source, at + fence.length, fence)
  if (end === null || /[\p{L}\p{N}]/u.test(source[end + fence.length] ?? '')) return null
  const inner = source.slice(at + fence.length, end)
  return { nodes: inlineOf(inner, [...marks, { type }], depth + 1), length: inner.length + 2 * fence.length }
}

/** Where the fence closes: after something that is no space, and not as a part of a longer fence. */
function closingOf(source: string, from: number, fence: string): number | null {
  for (let at = source.indexOf(fence, from); at >= 0; at = source.indexOf(fence, at + 1)) {
    if (at === from || /\s/.test(source[at - 1] ?? '')) continue
    if (fence.length === 1 && source[at + 1] === fence) {
      at += 1
      continue
    }
    // Of three, the last two close: the first ends what stands inside.
    return fence.length === 2 && source[at + 2] === fence[0] ? at + 1 : at
  }
  return null
}

function between(source: string, at: number, fence: string, nodesOf: (words: string) => NodeJson[]): Found | null {
  const end = source.indexOf(fence, at + 1)
  if (end <= at + 1) return null
  return { nodes: nodesOf(source.slice(at + 1, end)), length: end + 1 - at }
}

function linkAt(source: string, at: number, marks: readonly MarkJson[], depth: number): Found | null {
  const middle = source.indexOf('](', at)
  const end = middle < 0 ? -1 : source.indexOf(')', middle)
  if (end < 0 || middle === at + 1 || depth >= deepest) return null
  const href = source.slice(middle + 2, end)
  if (!isSafeLink(href) || marks.some(({ type }) => type === 'link')) return null
  const label = inlineOf(source.slice(at + 1, middle), [...marks, { type: 'link', attrs: { href } }], depth + 1)
  return { nodes: label, length: end + 1 - at }
}

function addressAt(source: string, at: number, marks: readonly MarkJson[]): Found | null {
  if (/[\p{L}\p{N}]/u.test(source[at - 1] ?? '') || marks.some(({ type }) => type === 'link')) return null
  const href = address.exec(source.slice(at, at + 2000))?.[0].replace(trailing, '')
  if (!href || !isSafeLink(href)) return null
  return { nodes: [textNode(href, [...marks, { type: 'link', attrs: { href } }])], length: href.length }
}

function wordsOf(text: string, marks: readonly MarkJson[]): NodeJson[] {
  return partsOf(text).flatMap(part => {
    if (typeof part !== 'string') return [textNode('@', [...marks, { type: 'mention', attrs: { id: part.id } }])]
    return part === '' ? [] : [textNode(part, marks)]
  })
}

function textNode(text: string, marks: readonly MarkJson[]): NodeJson {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
}
