import { isAbbreviation, labelKey, tidyLabel } from './fold.ts'

/** A definition that a label leads to. */
export interface TermTarget {
  readonly pageId: string
  readonly slug: string
}

/** One word or phrase by which a definition is known. */
export interface TermEntry extends TermTarget {
  readonly label: string
}

export interface TermFound {
  /** Where it ends in the folded text. */
  readonly end: number
  readonly label: string
  /** Several where definitions share the label. */
  readonly targets: readonly TermTarget[]
}

interface Spelling {
  readonly label: string
  readonly targets: TermTarget[]
}

interface Known {
  readonly key: string
  /** [TRM4] Abbreviations, by how they are written. */
  readonly exact: Map<string, Spelling>
  any: Spelling | null
}

/**
 * [TRM1] [TRM2] All labels in order, in which the longest that stands at a place of a text is found by halving the labels that
 * begin like it, character by character: the work at a place is bounded by the longest label, however many labels there are.
 */
export class TermList {
  readonly #known: readonly Known[]
  readonly #keys: readonly string[]
  readonly #pages: ReadonlySet<string>

  constructor(entries: readonly TermEntry[]) {
    const known = new Map<string, Known>()
    for (const entry of entries) enter(known, entry)
    // By code unit, as they are looked up.
    this.#known = [...known.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
    this.#keys = this.#known.map(({ key }) => key)
    this.#pages = new Set(entries.map(({ pageId }) => pageId))
  }

  get size(): number {
    return this.#keys.length
  }

  /** Whether this page is a definition that visitors read. */
  defines(pageId: string): boolean {
    return this.#pages.has(pageId)
  }

  /** The longest label at `start` of a folded text that `fits`; `written` tells how a part of the text is written. */
  longestAt(
    text: string,
    start: number,
    fits: (end: number) => boolean,
    written: (end: number) => string,
  ): TermFound | null {
    let [from, to, depth] = [0, this.#keys.length, 0]
    let found: TermFound | null = null
    while (from < to) {
      const place = start + depth
      if (this.#keys[from]?.length === depth) {
        const spelling = fits(place) && spelledAs(this.#known[from], written, place)
        if (spelling) found = { end: place, ...spelling }
        from += 1
      }
      if (place >= text.length) break
      const unit = text.charCodeAt(place)
      from = this.#firstFrom(from, to, depth, unit)
      to = this.#firstFrom(from, to, depth, unit + 1)
      depth += 1
    }
    return found
  }

  /** [TRM6] What a label leads to, in whatever case it is asked for. */
  named(label: string): readonly TermTarget[] {
    const key = labelKey(label)
    const known = this.#known[this.#firstIndex(key)]
    if (known?.key !== key) return []
    const targets = [...(known.any?.targets ?? []), ...[...known.exact.values()].flatMap(({ targets }) => targets)]
    return [...new Map(targets.map(target => [target.pageId, target])).values()]
  }

  /** The first key within the range whose code unit at `depth` is `unit` or a later one. */
  #firstFrom(from: number, to: number, depth: number, unit: number): number {
    let [low, high] = [from, to]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#keys[middle]?.charCodeAt(depth) ?? 0) < unit) low = middle + 1
      else high = middle
    }
    return low
  }

  #firstIndex(key: string): number {
    let [low, high] = [0, this.#keys.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#keys[middle] ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

function enter(known: Map<string, Known>, { label, pageId, slug }: TermEntry): void {
  const key = labelKey(label)
  if (key === '') return
  const entry = known.get(key) ?? { key, exact: new Map(), any: null }
  known.set(key, entry)
  const tidied = tidyLabel(label)
  const before = isAbbreviation(label) ? entry.exact.get(tidied) : entry.any
  const spelling: Spelling = before ?? { label, targets: [] }
  if (!spelling.targets.some(target => target.pageId === pageId)) spelling.targets.push({ pageId, slug })
  if (isAbbreviation(label)) entry.exact.set(tidied, spelling)
  else entry.any = spelling
}

function spelledAs(known: Known | undefined, written: (end: number) => string, end: number): Spelling | null {
  if (!known) return null
  const exact = known.exact.size > 0 ? known.exact.get(tidyLabel(written(end))) : undefined
  return exact ?? known.any
}
