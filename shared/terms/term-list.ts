import { isAbbreviation, labelKey, tidyLabel } from './fold.ts'
import { childOf, type Trie, trieOf } from './trie.ts'

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

/** [TRM1] [TRM2] All labels, and the longest of them at any place of a text. */
export class TermList {
  readonly #byKey: ReadonlyMap<string, Known>
  readonly #known: readonly Known[]
  readonly #trie: Trie
  readonly #pages: ReadonlySet<string>

  constructor(entries: readonly TermEntry[]) {
    const known = new Map<string, Known>()
    for (const entry of entries) enter(known, entry)
    this.#byKey = known
    // By code unit, as they are looked up.
    this.#known = [...known.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
    this.#trie = trieOf(this.#known.map(({ key }) => key))
    this.#pages = new Set(entries.map(({ pageId }) => pageId))
  }

  get size(): number {
    return this.#known.length
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
    let found: TermFound | null = null
    let node = 0
    for (let place = start; place < text.length; ) {
      node = childOf(this.#trie, node, text.charCodeAt(place))
      if (node < 0) break
      place += 1
      const at = this.#trie.ends[node] as number
      const spelling = at >= 0 && fits(place) && spelledAs(this.#known[at], written, place)
      if (spelling) found = { end: place, ...spelling }
    }
    return found
  }

  /** [TRM6] What a label leads to, in whatever case it is asked for. */
  named(label: string): readonly TermTarget[] {
    const known = this.#byKey.get(labelKey(label))
    if (!known) return []
    const targets = [...(known.any?.targets ?? []), ...[...known.exact.values()].flatMap(({ targets }) => targets)]
    return [...new Map(targets.map(target => [target.pageId, target])).values()]
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
