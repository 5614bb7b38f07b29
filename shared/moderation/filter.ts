import { childOf, type Trie, trieOf } from '../terms/trie.ts'

export type FilterAct = 'warn' | 'hold' | 'refuse'

export interface FilterRule {
  readonly id: string
  readonly kind: 'words' | 'site'
  readonly text: string
  /** Whole words only. */
  readonly whole: boolean
  readonly act: FilterAct
}

const letter = /[\p{L}\p{N}]/u

/** [ACC42] A text whatever its case, marks, width and spaces; characters that nobody sees are left out. */
export function foldForFilter(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
}

/** A site as rules name it; null for what is none. */
export function siteIn(text: string): string | null {
  const site = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/, '')
    .replace(/\.$/, '')
  return site.length <= 253 && /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(site) ? site : null
}

/** [ACC43] The rules that a text meets, found in one walk through it: an automaton of Aho and Corasick over all words at once. */
export class Filter<Rule extends FilterRule = FilterRule> {
  readonly #words = new Map<string, Rule[]>()
  readonly #sites = new Map<string, Rule[]>()
  readonly #keys: readonly string[]
  readonly #trie: Trie
  /** Where to go on from a node that leads no further. */
  readonly #fails: Int32Array
  /** The nearest node on that way at which a key ends; 0 for none. */
  readonly #outputs: Int32Array

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      const [by, key] =
        rule.kind === 'words' ? [this.#words, foldForFilter(rule.text)] : [this.#sites, siteIn(rule.text) ?? '']
      if (key) by.set(key, [...(by.get(key) ?? []), rule])
    }
    // By code units, as the trie wants them.
    this.#keys = [...this.#words.keys()].sort((one, other) => (one < other ? -1 : 1))
    this.#trie = trieOf(this.#keys)
    const nodes = this.#trie.units.length
    this.#fails = new Int32Array(nodes)
    this.#outputs = new Int32Array(nodes)
    this.#link()
  }

  find(text: string, sites: Iterable<string> = sitesIn(text)): Set<Rule> {
    const met = new Set<Rule>()
    if (this.#words.size > 0) this.#findWords(foldForFilter(text), met)
    if (this.#sites.size > 0) for (const site of sites) this.#findSite(site, met)
    return met
  }

  /** Nodes stand level by level, so what a node falls back to is linked before it. */
  #link(): void {
    const { units, first } = this.#trie
    for (let node = 0; node < units.length; node += 1) {
      for (let child = first[node] as number; child < (first[node + 1] as number); child += 1) {
        const fail = node === 0 ? 0 : this.#step(this.#fails[node] as number, units[child] as number)
        this.#fails[child] = fail
        this.#outputs[child] = this.#endsAt(fail) ? fail : (this.#outputs[fail] as number)
      }
    }
  }

  #endsAt(node: number): boolean {
    return (this.#trie.ends[node] as number) >= 0
  }

  #step(from: number, unit: number): number {
    for (let node = from; ; node = this.#fails[node] as number) {
      const child = childOf(this.#trie, node, unit)
      if (child >= 0) return child
      if (node === 0) return 0
    }
  }

  #findWords(text: string, met: Set<Rule>): void {
    let node = 0
    for (let place = 0; place < text.length; place += 1) {
      node = this.#step(node, text.charCodeAt(place))
      let output = this.#endsAt(node) ? node : (this.#outputs[node] as number)
      for (; output > 0; output = this.#outputs[output] as number) {
        const key = this.#keys[this.#trie.ends[output] as number] as string
        const isWhole = !letter.test(text[place - key.length] ?? '') && !letter.test(text[place + 1] ?? '')
        for (const rule of this.#words.get(key) ?? []) if (isWhole || !rule.whole) met.add(rule)
      }
    }
  }

  /** A rule about a site is about those below it too. */
  #findSite(address: string, met: Set<Rule>): void {
    const labels = siteIn(address)?.split('.') ?? []
    for (let from = 0; from < labels.length - 1; from += 1) {
      for (const rule of this.#sites.get(labels.slice(from).join('.')) ?? []) met.add(rule)
    }
  }
}

/** The addresses that stand in a text. */
export function sitesIn(text: string): string[] {
  return text.match(/(?:https?:\/\/|www\.)[^\s<>"'()[\]]+/gi) ?? []
}

/** [ACC44] The strongest thing to do, of what is met. */
export function strongest(met: Iterable<FilterRule>): FilterAct | null {
  const acts = new Set([...met].map(({ act }) => act))
  return (['refuse', 'hold', 'warn'] as const).find(act => acts.has(act)) ?? null
}
