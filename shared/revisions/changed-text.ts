import type { DocumentJson } from '../document/document.ts'
import { toText } from '../document/to-text.ts'

/** UTF-16 units of a text that is looked for, at most; so much is kept of what stays around a change. */
export const longestSearch = 100

/** What a revision changed, as it is looked in: one passage a line. */
export interface ChangedText {
  readonly added: string
  readonly removed: string
}

/** [REV43] As texts are compared when one is looked for: without case, width and the number of spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/**
 * [REV43] The lines that one text has more often than the other, shortened to what differs and so much around it that any text
 * of `longestSearch` occurs as much more often in `added` than in `removed` as in the one text than in the other. So whether a
 * revision brought or took a text is seen without reading either document. Linear in their size; a moved line is no change.
 */
export function changedText(before: DocumentJson | null, after: DocumentJson): ChangedText {
  const old = before ? linesOf(before) : []
  const fresh = linesOf(after)
  const pairs = paired(without(old, fresh), without(fresh, old))
  return {
    added: pairs.flatMap(({ fresh }) => fresh ?? []).join('\n'),
    removed: pairs.flatMap(({ old }) => old ?? []).join('\n'),
  }
}

function linesOf(document: DocumentJson): string[] {
  return toText(document).split('\n').map(foldText).filter(Boolean)
}

/** The lines as often as they are there more often than in `others`. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const there = new Map<string, number>()
  for (const line of others) there.set(line, (there.get(line) ?? 0) + 1)
  return lines.filter(line => {
    const left = there.get(line) ?? 0
    there.set(line, left - 1)
    return left <= 0
  })
}

interface Pair {
  readonly old: string | null
  readonly fresh: string | null
}

/** Any pairing tells the truth; one of lines that begin or end alike keeps little. */
function paired(old: readonly string[], fresh: readonly string[]): Pair[] {
  const left = new Set(old.keys())
  const partners = new Map<number, number>()
  for (const endOf of [head, tail]) {
    // Last first, so that the first one is taken off the end.
    const byEnd = Map.groupBy([...left].reverse(), index => endOf(old[index] ?? ''))
    for (const [at, line] of fresh.entries()) {
      const partner = partners.has(at) ? undefined : byEnd.get(endOf(line))?.pop()
      if (partner === undefined) continue
      partners.set(at, partner)
      left.delete(partner)
    }
  }
  return [
    ...fresh.map((line, at) => {
      const partner = partners.get(at)
      return partner === undefined ? { old: null, fresh: line } : shortened(old[partner] ?? '', line)
    }),
    ...[...left].map(index => ({ old: old[index] ?? '', fresh: null })),
  ]
}

const alike = 16
const head = (line: string) => `head ${line.slice(0, alike)}`
const tail = (line: string) => `tail ${line.slice(-alike)}`

function shortened(old: string, fresh: string): Pair {
  const shorter = Math.min(old.length, fresh.length)
  let start = 0
  while (start < shorter && old[start] === fresh[start]) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1
  const from = characterStart(fresh, Math.max(0, start - longestSearch))
  const cut = Math.max(0, end - longestSearch)
  const upTo = (line: string) => characterEnd(line, line.length - cut)
  return { old: old.slice(from, upTo(old)), fresh: fresh.slice(from, upTo(fresh)) }
}

/** A surrogate pair is never cut in two: a database would not take the half. */
function characterStart(line: string, at: number): number {
  return isSecondHalf(line, at) ? at - 1 : at
}

function characterEnd(line: string, at: number): number {
  return isSecondHalf(line, at) ? at + 1 : at
}

function isSecondHalf(line: string, at: number): boolean {
  const unit = line.charCodeAt(at)
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff
}
