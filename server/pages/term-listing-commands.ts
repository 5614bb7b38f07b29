import { labelKey } from '@fieldword/shared/terms/fold.ts'
import type { TermEntry } from '@fieldword/shared/terms/term-list.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { keepUnaffected, readEntries, readListing, writeListing } from './term-queries.ts'

// Any number that no other advisory lock of the database has.
const listing = 4_700_130
/** Labels that changed at once, past which every text is marked anew. */
const mostPatterns = 200

/**
 * [TRM10] Makes the list of all labels anew, from what is there now. False when it is the same. Texts in which nothing that
 * changed stands are kept; the others are made again when they are read, or before.
 */
export async function renewListing(tx: Tx, platform: Platform): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${listing})`
  const [before, entries] = [await readListing(tx), await readEntries(tx)]
  const hash = entries.length === 0 ? '' : sha256(JSON.stringify(entries.map(lineOf)))
  if (hash === before.hash) return false
  await writeListing(tx, { hash, entries }, platform.clock())
  const patterns = changedLabels(before.entries, entries).map(patternOf)
  if (patterns.length <= mostPatterns) await keepUnaffected(tx, { from: before.hash, to: hash, patterns })
  await platform.signals.notifyIn(tx, 'pages', 'terms')
  return true
}

function lineOf({ pageId, slug, label }: TermEntry): string[] {
  return [pageId, slug, label]
}

function changedLabels(before: readonly TermEntry[], after: readonly TermEntry[]): string[] {
  const keyOf = (entry: TermEntry) => JSON.stringify(lineOf(entry))
  const [was, is] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
  const changed = [...before.filter(entry => !is.has(keyOf(entry))), ...after.filter(entry => !was.has(keyOf(entry)))]
  return [...new Set(changed.map(({ label }) => labelKey(label)))]
}

/**
 * A pattern that fits every text the label can stand in, and maybe some more: the database folds letters and knows what looks
 * alike in its own way, so whatever could differ is left open.
 */
function patternOf(key: string): string {
  const certain = [...key].map(character => {
    if (/[\s'-]/.test(character)) return '%'
    if (/[\\%_]/.test(character)) return `\\${character}`
    const changes = character !== character.toUpperCase() || character.normalize('NFD') !== character
    return changes && !/[a-z]/.test(character) ? '%' : character
  })
  return `%${certain.join('')}%`
}
