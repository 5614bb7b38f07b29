import { type Anchors, anchorsOf } from '../document/anchors.ts'
import type { DocumentJson, MarkJson, NodeJson } from '../document/document.ts'
import { isInline } from '../document/to-text.ts'
import { pageHref, pageSlugOf } from '../document/urls.ts'
import { findTerms, type TermInText } from './find-terms.ts'
import type { TermList, TermTarget } from './term-list.ts'

/** Where a definition is used in a text. */
export interface TermUse {
  readonly pageId: string
  /** The addresses of the sections and elements in which it is; empty for what stands before the first. */
  readonly anchors: readonly string[]
  /** The numbers of its elements that authors linked to. */
  readonly elements: readonly number[]
}

export interface MarkedText {
  /** For showing only: with marks of type `term`, which no stored document has. */
  readonly document: DocumentJson
  readonly uses: readonly TermUse[]
  /** [TRM7] The terms that would be linked, those among them that are switched off too. */
  readonly found: readonly string[]
  /** [TRM14] Where each is linked, or would be but for what was said of that place. */
  readonly places: readonly TermPlace[]
}

/** [TRM14] One occurrence of a term: the number of its occurrences in a block, which keeps its id. */
export interface TermPlace {
  readonly pageId: string
  readonly block: string
  readonly number: number
  readonly linked: boolean
  /** As it is written, and what stands around it. */
  readonly before: string
  readonly words: string
  readonly after: string
}

/** [TRM14] What a place is known by. */
export function placeKey({ pageId, block, number }: Pick<TermPlace, 'pageId' | 'block' | 'number'>): string {
  return `${pageId} ${number} ${block}`
}

export interface MarkingOf {
  /** The page whose text it is. */
  readonly pageId: string
  /** [TRM7] Definitions that this page does not link. */
  readonly off: ReadonlySet<string>
  /** [TRM14] Single places that are not linked. */
  readonly offAt: ReadonlySet<string>
  /** [TRM8] The page that stands, or stood, at a slug. */
  pageAt(slug: string): string | undefined
}

/** [TRM5] A text with the first occurrence of each term in each of its sections linked. */
export function markTerms(doc: DocumentJson, list: TermList, of: MarkingOf): MarkedText {
  const marking = new Marking(doc, list, of)
  const content = doc.content.map(node => marking.block(node))
  return { document: { type: 'doc', content }, ...marking.told() }
}

const neverIn = new Set(['codeBlock', 'heading', 'detailsSummary'])
const barrier = '\ufffc'

class Marking {
  readonly #anchors: Anchors
  readonly #list: TermList
  readonly #of: MarkingOf
  readonly #uses: Map<string, { readonly anchors: Set<string>; readonly elements: Set<number> }> = new Map()
  readonly #found: Set<string> = new Set()
  readonly #places: TermPlace[] = []
  readonly #counts: Map<string, number> = new Map()
  #anchor = ''
  /** The id of the block that is looked at, or of what it stands in. */
  #block = ''
  #seen: Set<string> = new Set()

  constructor(doc: DocumentJson, list: TermList, of: MarkingOf) {
    this.#anchors = anchorsOf(doc)
    this.#list = list
    this.#of = of
  }

  block(node: NodeJson): NodeJson {
    const anchor = this.#anchors.get(node)
    if (anchor !== undefined) this.#begin(anchor)
    if (typeof node.attrs?.id === 'string') this.#block = node.attrs.id
    const content = node.content ?? []
    if (content.length === 0) return node
    if (!content.some(isInline)) return { ...node, content: content.map(child => this.block(child)) }
    for (const child of content) this.#see(child)
    if (neverIn.has(node.type)) return node
    const marked = this.#inline(content)
    return marked === content ? node : { ...node, content: marked }
  }

  told(): Omit<MarkedText, 'document'> {
    const uses = [...this.#uses].map(([pageId, { anchors, elements }]) => ({
      ...{ pageId, anchors: [...anchors], elements: [...elements].sort((a, b) => a - b) },
    }))
    return { uses, found: [...this.#found], places: this.#places }
  }

  #begin(anchor: string): void {
    this.#anchor = anchor
    this.#seen = new Set()
  }

  /** [TRM8] What the author linked is used there, and needs no second link beside it. */
  #see({ marks = [] }: NodeJson): void {
    for (const mark of marks) {
      const href = mark.type === 'link' ? String(mark.attrs?.href ?? '') : ''
      const slug = pageSlugOf(href)
      const pageId = slug === null ? undefined : this.#of.pageAt(slug)
      if (pageId === undefined || pageId === this.#of.pageId) continue
      const element = elementIn(href)
      const { elements } = this.#use(pageId)
      if (element !== null) elements.add(element)
      this.#seen.add(pageId)
    }
  }

  #use(pageId: string) {
    const use = this.#uses.get(pageId) ?? { anchors: new Set(), elements: new Set() }
    this.#uses.set(pageId, use)
    use.anchors.add(this.#anchor)
    return use
  }

  #inline(content: readonly NodeJson[]): readonly NodeJson[] {
    const text = content.map(shownText).join('')
    const marks = findTerms(text, this.#list).flatMap(term => {
      const mark = this.#markOf(term, () => around(content, term))
      return mark ? [{ start: term.start, end: term.end, mark }] : []
    })
    return marks.length === 0 ? content : withMarks(content, marks)
  }

  #markOf(term: TermInText, said: () => Surroundings): MarkJson | null {
    const { label, targets } = term
    if (targets.some(({ pageId }) => pageId === this.#of.pageId)) return null
    const numbers = new Map(targets.map(({ pageId }) => [pageId, this.#count(pageId)]))
    for (const { pageId } of targets) this.#found.add(pageId)
    const wanted = targets.filter(({ pageId }) => !this.#of.off.has(pageId))
    const isOn = ({ pageId }: TermTarget) => !this.#of.offAt.has(placeKey(this.#placeOf(pageId, numbers)))
    const on = wanted.filter(isOn)
    for (const { pageId } of wanted.filter(target => !isOn(target)))
      this.#places.push({ ...this.#placeOf(pageId, numbers), linked: false, ...said() })
    const [only] = on
    if (!only) return null
    if (on.length === 1) this.#use(only.pageId)
    const key = on.map(({ pageId }) => pageId).join(' ')
    if (this.#seen.has(key)) return null
    this.#seen.add(key)
    for (const { pageId } of on) this.#places.push({ ...this.#placeOf(pageId, numbers), linked: true, ...said() })
    return termMark(label, on)
  }

  /** [TRM14] The how manyth it is in its block. */
  #count(pageId: string): number {
    const key = `${pageId} ${this.#block}`
    const number = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, number)
    return number
  }

  #placeOf(pageId: string, numbers: ReadonlyMap<string, number>) {
    return { pageId, block: this.#block, number: numbers.get(pageId) ?? 0 }
  }
}

type Surroundings = Pick<TermPlace, 'before' | 'words' | 'after'>

/** Characters around a term by which people know the place. */
const mostAround = 60

/** The words around a term, as they are written, cut between words. */
function around(content: readonly NodeJson[], { start, end }: TermInText): Surroundings {
  const text = content.map(node => node.text ?? ' ').join('')
  const [from, to] = [Math.max(0, start - mostAround), Math.min(text.length, end + mostAround)]
  const before = text.slice(from, start)
  const after = text.slice(end, to)
  return {
    before: from === 0 ? before : `… ${before.replace(/^\S*\s*/u, '')}`,
    words: text.slice(start, end),
    after: to === text.length ? after : `${after.replace(/\s*\S*$/u, '')} …`,
  }
}

/** [TRM13] The element that an address names: …#e4. */
function elementIn(href: string): number | null {
  const [, number] = /#e([1-9]\d{0,3})$/.exec(href) ?? []
  return number === undefined ? null : Number(number)
}

/** [TRM6] One definition is led to; of several, none is chosen for the reader. */
function termMark(label: string, targets: readonly TermTarget[]): MarkJson {
  const [only, ...others] = targets
  if (only && others.length === 0) return { type: 'term', attrs: { href: pageHref(only.slug) } }
  const slugs = targets.map(({ slug }) => slug).join(' ')
  return { type: 'term', attrs: { href: namedHref(label), slugs } }
}

/** Where the definitions that share a label stand beside each other. */
function namedHref(label: string): string {
  return `/terms/named?label=${encodeURIComponent(label)}`
}

/** What is a link already, code, or no text holds the words on its sides apart. */
function shownText({ text, marks = [] }: NodeJson): string {
  if (text === undefined) return barrier
  return marks.some(({ type }) => type === 'link' || type === 'code') ? barrier.repeat(text.length) : text
}

interface Range {
  readonly start: number
  readonly end: number
  readonly mark: MarkJson
}

function withMarks(content: readonly NodeJson[], ranges: readonly Range[]): NodeJson[] {
  let place = 0
  return content.flatMap(node => {
    const [start, length] = [place, node.text?.length ?? 1]
    place += length
    const within = ranges.filter(range => range.start < start + length && range.end > start)
    return within.length === 0 ? [node] : cut(node, start, within)
  })
}

function cut(node: NodeJson, offset: number, ranges: readonly Range[]): NodeJson[] {
  const { text = '', marks = [] } = node
  const pieces: NodeJson[] = []
  let done = 0
  const plainUpTo = (place: number) => {
    if (place > done) pieces.push({ ...node, text: text.slice(done, place) })
    done = Math.max(done, place)
  }
  for (const { start, end, mark } of ranges) {
    plainUpTo(start - offset)
    const to = Math.min(text.length, end - offset)
    pieces.push({ ...node, text: text.slice(done, to), marks: [mark, ...marks] })
    done = to
  }
  plainUpTo(text.length)
  return pieces
}
