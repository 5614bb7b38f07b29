import { tokensOf } from '../diff/tokens.ts'
import { type Folded, foldText } from './fold.ts'
import type { TermList, TermTarget } from './term-list.ts'

/** A label where it stands in a text. */
export interface TermInText {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly targets: readonly TermTarget[]
}

const letter = /[\p{L}\p{N}]/u

/** [TRM2] The labels that stand in a text, in order; none within another, and each of whole words. */
export function findTerms(text: string, list: TermList): TermInText[] {
  if (list.size === 0) return []
  const folded = foldText(text)
  const { starts, ends } = bordersOf(folded.text)
  const fits = (end: number) => ends[end] === 1 && !joinedAfter(folded.text, end)
  const found: TermInText[] = []
  let next = 0
  for (const start of starts) {
    if (start < next || joinedBefore(folded.text, start)) continue
    const term = list.longestAt(folded.text, start, fits, end => writtenIn(text, folded, start, end))
    if (!term) continue
    found.push({ ...term, start: folded.at(start), end: folded.at(term.end) })
    next = term.end
  }
  return found
}

function writtenIn(text: string, folded: Folded, start: number, end: number): string {
  return text.slice(folded.at(start), folded.at(end))
}

/** Where words begin and end, as the segmenter of the text's own script finds them. */
function bordersOf(text: string): { starts: number[]; ends: Uint8Array } {
  const starts: number[] = []
  const ends = new Uint8Array(text.length + 1)
  let place = 0
  for (const token of tokensOf(text)) {
    starts.push(place)
    place += token.text.length
    ends[place] = 1
    if (token.text.endsWith("'s")) ends[place - 2] = 1
  }
  return { starts, ends }
}

/** A part of a compound with hyphens is another word than the part alone. */
function joinedBefore(text: string, start: number): boolean {
  return text[start - 1] === '-' && letter.test(text[start - 2] ?? '')
}

function joinedAfter(text: string, end: number): boolean {
  return text[end] === '-' && letter.test(text[end + 1] ?? '')
}
