import { tokensOf } from '../diff/tokens.ts'
import type { DocumentJson, NodeJson } from '../document/document.ts'
import { toText } from '../document/to-text.ts'
import { personalDataIn } from './personal-data.ts'
import { type Hint, hint } from './queue-contract.ts'

/** [RV102] From here on, in percent of the text before. */
export const muchRemoved = 20
/** [RV102] Characters that both come and go, from which on a change is a large rewrite. */
export const largeRewrite = 300
/** [RV102] Characters that a definition gains before a source is missed. */
export const wantsSource = 100

export interface Proposed {
  /** What visitors read; null where nothing is approved. */
  readonly before: DocumentJson | null
  readonly after: DocumentJson
  readonly pageKind: 'article' | 'definition'
  /** Whether whoever proposes it has written nothing here before. */
  readonly firstEdit: boolean
  /** Whether the filter met something in it that did not stand there before. */
  readonly filtered: boolean
}

export interface TextFacts {
  /** Characters that came, and that went, whatever place they have. */
  readonly added: number
  readonly removed: number
  /** Of the text before, in percent, rounded. */
  readonly shareRemoved: number
  /** How many sites are linked to that the text before does not link to. */
  readonly sites: number
  readonly hints: Hint[]
}

/** [RV101] [RV102] Linear in the size of both texts, so that it is found out where a proposal is stored. */
export function factsOf({ before, after, pageKind, firstEdit, filtered }: Proposed): TextFacts {
  const [old, fresh] = [before ? toText(before) : '', toText(after)]
  const { added, removed } = exchanged(old, fresh)
  const length = [...old].length
  const shareRemoved = length === 0 ? 0 : Math.round((100 * removed) / length)
  const known = sitesIn(before)
  const sites = [...sitesIn(after)].filter(site => !known.has(site)).length
  const addresses = before ? linksIn(before) : new Set<string>()
  const says: Readonly<Record<Hint, boolean>> = {
    'new-page': before === null,
    'first-edit': firstEdit,
    'removes-much': shareRemoved >= muchRemoved,
    'large-rewrite': before !== null && added >= largeRewrite && removed >= largeRewrite,
    'new-links': sites > 0,
    'no-source': pageKind === 'definition' && added >= wantsSource && !hasMore(linksIn(after), addresses),
    filtered,
    'personal-data': hasMore(personalDataIn(fresh), personalDataIn(old)),
  }
  return { added, removed, shareRemoved, sites, hints: hint.options.filter(each => says[each]) }
}

/**
 * The characters that one text has more of than the other, word by word. Lines that both have are no change, wherever they
 * stand, and a word that only moved within what changed is none either: a comparison word by word costs too much to be made
 * while the page is locked.
 */
function exchanged(old: string, fresh: string): { readonly added: number; readonly removed: number } {
  const lines = balance(old.split('\n'), fresh.split('\n'))
  const tokens = balance(tokensIn(lines, -1), tokensIn(lines, 1))
  let [added, removed] = [0, 0]
  for (const [token, count] of tokens) {
    const characters = [...token].length * Math.abs(count)
    if (count > 0) added += characters
    else removed += characters
  }
  return { added, removed }
}

/** How often each stands in the one more than in the other: below zero for what went. */
function balance(old: Iterable<string>, fresh: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (each: string, by: number) => counts.set(each, (counts.get(each) ?? 0) + by)
  for (const each of old) count(each, -1)
  for (const each of fresh) count(each, 1)
  return counts
}

/** The words of the lines that stand on this side alone. */
function* tokensIn(lines: ReadonlyMap<string, number>, side: 1 | -1): Iterable<string> {
  for (const [line, count] of lines) {
    for (let left = count * side; left > 0; left -= 1) for (const { text } of tokensOf(line)) yield text
  }
}

function hasMore(fresh: ReadonlySet<string>, old: ReadonlySet<string>): boolean {
  return [...fresh].some(each => !old.has(each))
}

function sitesIn(document: DocumentJson | null): Set<string> {
  const sites = [...(document ? linksIn(document) : [])].flatMap(address => siteOf(address) ?? [])
  return new Set(sites)
}

const site = /^https?:\/\/(?:www\.)?([^/?#]+)/i

function siteOf(address: string): string | undefined {
  return site.exec(address)?.[1]?.toLowerCase()
}

/** Where a text leads outside this wiki. */
export function linksIn(document: DocumentJson): Set<string> {
  const links = new Set<string>()
  const visit = (node: NodeJson): void => {
    for (const { type, attrs } of node.marks ?? []) {
      const address = type === 'link' ? String(attrs?.href ?? '') : ''
      if (siteOf(address) !== undefined) links.add(address)
    }
    node.content?.forEach(visit)
  }
  document.content.forEach(visit)
  return links
}
