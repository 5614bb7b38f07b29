import type { MarkJson } from '../../document/document.ts'
import { isSafeLink } from '../../document/urls.ts'
import { entityOf } from './entities.ts'
import { linkTarget } from './links.ts'
import { type Quotes, quotesIn } from './quotes.ts'
import { deepest, type Piece, type Reading } from './reading.ts'
import { takenPieces } from './taken.ts'

const token =
  /\uFDD0(\d+)\uFDD1|'{2,}|\[\[|\[(?=(?:https?:|mailto:)?\/\/|mailto:)|\bhttps?:\/\/[^\s<>[\]"'{}|\uFDD0]+|<\/?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>|&(#x?[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|\n|__[A-Z]{3,}__/g

/** Characters to the bracket that closes an address and its words: looked for no further, however many are left open. */
const farthestBracket = 4000

const marksOfTags: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
}
/** Tags that only say how words look or what they are: the words stay, and nobody misses the tag. */
const silentTags = new Set([
  'span',
  'font',
  'small',
  'big',
  'abbr',
  'bdi',
  'bdo',
  'ins',
  'u',
  'q',
  'time',
  'data',
  'wbr',
])
const raised = new Map([...'0123456789+-=()n'].map((digit, index) => [digit, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][index] ?? digit]))
const lowered = new Map([...'0123456789+-=()'].map((digit, index) => [digit, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index] ?? digit]))

/** Reads the words of a paragraph, heading, item or cell. Every word comes through, whatever becomes of its mark-up. */
export function inlinePieces(text: string, reading: Reading, outer: readonly MarkJson[] = []): Piece[] {
  return new InlineReader(text, reading, outer).read()
}

class InlineReader {
  readonly #text: string
  readonly #reading: Reading
  readonly #outer: readonly MarkJson[]
  readonly #pieces: Piece[] = []
  readonly #tags = new Map<string, number>()
  readonly #links: ReadonlyMap<number, number>
  readonly #quotes: ReadonlyMap<number, Quotes>
  #bold: boolean = false
  #italic: boolean = false
  #script: ReadonlyMap<string, string> | null = null

  constructor(text: string, reading: Reading, outer: readonly MarkJson[]) {
    this.#text = text
    this.#reading = reading
    this.#outer = outer
    this.#links = bracketsIn(text)
    this.#quotes = quotesByLine(text)
  }

  read(): Piece[] {
    const tokens = new RegExp(token)
    let place = 0
    for (let found = tokens.exec(this.#text); found; found = tokens.exec(this.#text)) {
      this.#say(this.#text.slice(place, found.index))
      place = this.#take(found)
      tokens.lastIndex = place
    }
    this.#say(this.#text.slice(place))
    return this.#pieces
  }

  /** Where to go on. */
  #take(found: RegExpExecArray): number {
    const [whole, taken, tag, entity] = found
    const end = found.index + whole.length
    if (taken !== undefined) this.#takeOut(Number(taken))
    else if (tag !== undefined) this.#takeTag(whole, tag.toLowerCase())
    else if (entity !== undefined) this.#say(entityOf(entity) ?? whole)
    else if (whole === '\n') this.#endLine()
    else if (whole.startsWith("''")) this.#takeQuotes(found.index)
    else if (whole === '[[') return this.#takeLink(found.index)
    else if (whole === '[') return this.#takeAddress(found.index)
    else if (whole.startsWith('http')) return this.#takeBareAddress(found.index, whole)
    else this.#reading.report('switch', whole)
    return end
  }

  #say(words: string, marks: readonly MarkJson[] = this.#marks()): void {
    if (words === '') return
    const script = this.#script
    const said = script ? [...words].map(one => script.get(one) ?? one).join('') : words
    this.#pieces.push({ text: said, marks })
  }

  #marks(): MarkJson[] {
    const types = new Set(this.#outer.map(({ type }) => type))
    const own = [...this.#tags].filter(([, open]) => open > 0).map(([type]) => type)
    if (this.#bold) own.push('bold')
    if (this.#italic) own.push('italic')
    return [...this.#outer, ...[...new Set(own)].filter(type => !types.has(type)).map(type => ({ type }))]
  }

  #takeOut(index: number): void {
    const taken = this.#reading.taken[index]
    if (taken) this.#pieces.push(...takenPieces(taken, this.#reading, this.#marks(), inlinePieces))
  }

  #takeTag(whole: string, name: string): void {
    const ends = whole.startsWith('</')
    const mark = marksOfTags[name]
    if (mark) this.#tags.set(mark, Math.max(0, (this.#tags.get(mark) ?? 0) + (ends ? -1 : 1)))
    else if (name === 'br') this.#pieces.push({ lineBreak: true })
    else if (name === 'sup' || name === 'sub') this.#takeScript(name, ends)
    else if (!silentTags.has(name)) this.#reading.report('tag', name)
  }

  /** Digits have raised and lowered letters of their own; anything else stays on the line, and is reported. */
  #takeScript(name: 'sup' | 'sub', ends: boolean): void {
    this.#script = ends ? null : name === 'sup' ? raised : lowered
    if (!ends) this.#reading.report('tag', name)
  }

  #takeQuotes(index: number): void {
    const meaning = this.#quotes.get(index)
    if (!meaning) return
    this.#say("'".repeat(meaning.literal))
    if (meaning.bold) this.#bold = !this.#bold
    if (meaning.italic) this.#italic = !this.#italic
  }

  /** Bold and italic by apostrophes end with their line. */
  #endLine(): void {
    this.#bold = false
    this.#italic = false
    this.#say(' ')
  }

  #takeLink(start: number): number {
    const end = this.#links.get(start)
    if (end === undefined || this.#reading.depth >= deepest) {
      this.#say('[[')
      return start + 2
    }
    const inside = this.#text.slice(start + 2, end)
    const [target = '', ...parts] = splitParts(inside)
    if (target.includes('\n') || target === '') this.#say(inside)
    else this.#sayLink(target, parts)
    return end + 2
  }

  #sayLink(target: string, parts: readonly string[]): void {
    const { site, report } = this.#reading
    const found = linkTarget(target, site)
    if (found.kind === 'category' || found.kind === 'interwiki') report(found.kind, found.name)
    if (found.kind === 'file') this.#sayFile(target, found.src, parts)
    else if (found.kind === 'page') this.#sayLinked(parts.join('|') || target.replace(/^:/, ''), found.href)
    else if (found.kind === 'interwiki' && parts.length > 0) this.#sayLinked(parts.join('|'), null)
  }

  #sayLinked(words: string, href: string | null): void {
    const linked = this.#outer.some(({ type }) => type === 'link')
    const marks = href && !linked ? [...this.#marks(), { type: 'link', attrs: { href } }] : this.#marks()
    this.#pieces.push(...inlinePieces(words, { ...this.#reading, depth: this.#reading.depth + 1 }, marks))
  }

  #sayFile(target: string, src: string | null, parts: readonly string[]): void {
    const caption = parts.findLast(part => !isFileOption(part)) ?? ''
    const pieces = inlinePieces(caption, { ...this.#reading, depth: this.#reading.depth + 1 })
    const words = pieces.map(piece => ('text' in piece ? piece.text : '')).join('')
    if (src === null) {
      this.#reading.report('image', target)
      this.#pieces.push({ lineBreak: true }, ...pieces, { lineBreak: true })
      return
    }
    const [alt, title] = [words.slice(0, 500) || null, caption && isFramed(parts) ? words.slice(0, 500) : null]
    this.#pieces.push({ block: { type: 'image', attrs: { src, ...(alt && { alt }), ...(title && { title }) } } })
  }

  #takeAddress(start: number): number {
    const ahead = this.#text.slice(start, start + farthestBracket).indexOf(']')
    const end = start + ahead
    const inside = ahead < 0 ? '' : this.#text.slice(start + 1, end)
    const [, rawAddress = '', words = ''] = /^([^\s<>"\uFDD0]+)[ \t]*([^\n]*)$/.exec(inside) ?? []
    const address = rawAddress.startsWith('//') ? `https:${rawAddress}` : rawAddress
    if (!isSafeLink(address)) {
      this.#say('[')
      return start + 1
    }
    this.#sayLinked(words || address, address)
    return end + 1
  }

  #takeBareAddress(start: number, found: string): number {
    // What ends a sentence ends no address.
    const address = found.replace(/[.,;:!?)]+$/, '')
    const linked = this.#outer.some(({ type }) => type === 'link')
    const marks = this.#marks()
    this.#say(address, isSafeLink(address) && !linked ? [...marks, { type: 'link', attrs: { href: address } }] : marks)
    return start + address.length
  }
}

/** Every `[[` that a `]]` closes, by their places; linear however many are left open. */
function bracketsIn(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (const { index, 0: bracket } of text.matchAll(/\[\[|\]\]/g)) {
    const start = bracket === ']]' ? open.pop() : undefined
    if (bracket === '[[') open.push(index)
    else if (start !== undefined) pairs.set(start, index)
  }
  return pairs
}

/** The parts of a link, split at bars that stand in no link within it. */
function splitParts(inside: string): string[] {
  const parts = ['']
  let depth = 0
  for (const piece of inside.split(/(\[\[|\]\]|\|)/)) {
    if (piece === '[[') depth += 1
    if (piece === ']]') depth -= 1
    if (piece === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}

function quotesByLine(text: string): ReadonlyMap<number, Quotes> {
  const meanings = new Map<number, Quotes>()
  let start = 0
  for (const line of text.split('\n')) {
    for (const [index, meaning] of quotesIn(line)) meanings.set(start + index, meaning)
    start += line.length + 1
  }
  return meanings
}

function isFileOption(part: string): boolean {
  return /^\s*(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|centre|none|upright|baseline|sub|super|top|middle|bottom|text-top|text-bottom|\d*(?:x\d+)?px)\s*$|^\s*(?:alt|link|lang|page|class|upright|thumb|thumbtime|start|end)\s*=/i.test(
    part,
  )
}

function isFramed(parts: readonly string[]): boolean {
  return parts.some(part => /^\s*(?:thumb(?:nail)?|framed?)\s*(?:=|$)/i.test(part))
}
