import { tidyText } from '../../document/parse.ts'

/** What is taken out of a wikitext before its lines are read, because what stands in it is no wikitext, or not of this place. */
export interface TakenOut {
  readonly kind: 'verbatim' | 'code' | 'reference' | 'references' | 'template' | 'extension'
  /** The tag or the template, in lower case for tags. */
  readonly name: string
  readonly attributes: string
  /** What stands between the tags, or between the braces. */
  readonly content: string
  /** To the letter, as it stood. */
  readonly source: string
}

export interface Marked {
  readonly text: string
  readonly taken: readonly TakenOut[]
}

// Noncharacters, which no text may hold: they mark places and are taken out of what comes in.
export const opening = '\uFDD0'
export const closing = '\uFDD1'
export const quoteStart = '\uFDD2'
export const quoteEnd = '\uFDD3'
const reserved = /[\uFDD0-\uFDD4]/g
const marker = /\uFDD0(\d+)\uFDD1/g

const kinds: Readonly<Record<string, TakenOut['kind']>> = {
  nowiki: 'verbatim',
  pre: 'code',
  source: 'code',
  syntaxhighlight: 'code',
  ref: 'reference',
  references: 'references',
  math: 'extension',
  chem: 'extension',
  gallery: 'extension',
  timeline: 'extension',
  score: 'extension',
  templatestyles: 'extension',
  indicator: 'extension',
  imagemap: 'extension',
  inputbox: 'extension',
  graph: 'extension',
}

const tagOrComment = new RegExp(`<!--|<(${Object.keys(kinds).join('|')})\\b([^<>]*)>`, 'gi')

/** Marks take the place of comments' neighbours, templates and tags that are not wikitext. Linear in the length of the text. */
export function takeOut(source: string): Marked {
  const taken: TakenOut[] = []
  const clean = tidyText(source.replaceAll('\r\n', '\n')).replace(reserved, '')
  return { text: takeTemplates(takeTags(clean, taken), taken), taken }
}

/** The text with everything that was taken out put back. */
export function putBack(text: string, taken: readonly TakenOut[]): string {
  return text.replace(marker, (_, index) => taken[Number(index)]?.source ?? '')
}

function mark(taken: TakenOut[], out: TakenOut): string {
  taken.push(out)
  return `${opening}${taken.length - 1}${closing}`
}

function takeTags(text: string, taken: TakenOut[]): string {
  const lower = text.toLowerCase()
  const noMore = new Set<string>()
  let result = ''
  let place = 0
  tagOrComment.lastIndex = 0
  for (let found = tagOrComment.exec(text); found; found = tagOrComment.exec(text)) {
    const [tag, rawName, attributes = ''] = found
    let end = found.index + tag.length
    let replacement = ''
    if (rawName === undefined) {
      const close = text.indexOf('-->', end)
      end = close < 0 ? text.length : close + 3
    } else {
      const name = rawName.toLowerCase()
      const content = attributes.endsWith('/') ? '' : contentUntil(lower, text, name, end, noMore)
      if (content === null) continue
      if (!attributes.endsWith('/')) end = lower.indexOf('>', end + content.length) + 1 || text.length
      const kind = kinds[name] ?? 'extension'
      replacement = mark(taken, { kind, name, attributes, content, source: text.slice(found.index, end) })
    }
    result += text.slice(place, found.index) + replacement
    place = end
    tagOrComment.lastIndex = end
  }
  return result + text.slice(place)
}

/** Null when nothing closes the tag; asked once a tag only, or unclosed tags would be searched for again and again. */
function contentUntil(lower: string, text: string, name: string, from: number, noMore: Set<string>): string | null {
  if (noMore.has(name)) return null
  const close = lower.indexOf(`</${name}`, from)
  if (close < 0) noMore.add(name)
  return close < 0 ? null : text.slice(from, close)
}

interface Span {
  readonly start: number
  readonly end: number
}

function takeTemplates(text: string, taken: TakenOut[]): string {
  let result = ''
  let place = 0
  for (const { start, end } of outermost(bracesIn(text))) {
    const source = putBack(text.slice(start, end), taken)
    const content = source.slice(2, -2)
    const name = (/^[^|]*/.exec(content)?.[0] ?? '').replaceAll('_', ' ').trim()
    result += text.slice(place, start) + mark(taken, { kind: 'template', name, attributes: '', content, source })
    place = end
  }
  return result + text.slice(place)
}

/** Every pair of braces that belongs together, in the order of their ends. */
function bracesIn(text: string): Span[] {
  const spans: Span[] = []
  const open: number[] = []
  for (const { index, 0: pair } of text.matchAll(/\{\{|\}\}/g)) {
    if (pair === '{{') {
      open.push(index)
      continue
    }
    const start = open.pop()
    if (start !== undefined) spans.push({ start, end: index + 2 })
  }
  return spans
}

function outermost(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans) {
    while ((result.at(-1)?.start ?? -1) > span.start) result.pop()
    result.push(span)
  }
  return result
}
