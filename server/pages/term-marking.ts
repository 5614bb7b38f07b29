import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { HtmlOptions } from '@fieldword/shared/document/inline-html.ts'
import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import { markTerms, type TermPlace, type TermUse } from '@fieldword/shared/terms/mark-terms.ts'
import { TermList } from '@fieldword/shared/terms/term-list.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { pagesAtSlugs } from './queries.ts'
import { noTerms, readListing, readOff, readOffAt, readTermsHash } from './term-queries.ts'

export interface MarkedForReading {
  /** The text with its terms marked: to be shown, never to be stored. */
  readonly marked: DocumentJson
  /** How its links are shown. */
  readonly links: Required<Pick<HtmlOptions, 'exists' | 'isTerm'>>
  readonly uses: readonly TermUse[]
  /** Terms that stand in it, those that are switched off too. */
  readonly found: readonly string[]
  readonly places: readonly TermPlace[]
  /** The hash of the list it was marked with. */
  readonly terms: string
}

/** [TRM5] The text of a page with the words of the field linked, as the wiki is now. */
export async function markedText(tx: Tx, pageId: string, text: DocumentJson): Promise<MarkedForReading> {
  const pageAt = await pagesAtSlugs(tx, linkedSlugs(text))
  const { hash, list } = await presentTerms(tx)
  // One after the other: a transaction is one connection, which takes one question at a time.
  const off = list.size > 0 ? await readOff(tx, pageId) : new Set<string>()
  const offAt = list.size > 0 ? await readOffAt(tx, pageId) : new Set<string>()
  const { document, ...told } = markTerms(text, list, { pageId, off, offAt, pageAt: slug => pageAt.get(slug) })
  const isTerm = (slug: string) => {
    const leadsTo = pageAt.get(slug)
    return leadsTo !== undefined && leadsTo !== pageId && list.defines(leadsTo)
  }
  return { marked: document, links: { exists: slug => pageAt.has(slug), isTerm }, ...told, terms: hash }
}

interface Present {
  readonly hash: string
  readonly list: TermList
}

/** Lists in memory. They are named by the hash of what they hold, so that none is ever the wrong one. */
const kept = new Map<string, TermList>([[noTerms, new TermList([])]])
const mostKept = 4

/** [TRM10] The present list, read only where this process does not have it. */
export async function presentTerms(tx: Tx): Promise<Present> {
  const known = await readTermsHash(tx)
  const list = kept.get(known)
  if (list) return { hash: known, list }
  const { hash, entries } = await readListing(tx)
  const made = new TermList(entries)
  kept.set(hash, made)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    if (oldest !== noTerms) kept.delete(oldest)
  }
  return { hash, list: made }
}
