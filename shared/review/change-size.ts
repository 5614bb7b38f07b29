import type { DocumentJson } from '../document/document.ts'
import { toText } from '../document/to-text.ts'

// A fixed locale: the dictionaries that find words in Thai or Japanese are chosen by the text, not by it.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Words, wherever they stand: what was moved is neither added nor removed. */
export interface ChangeSize {
  readonly before: number
  readonly added: number
  readonly removed: number
}

/** In time in proportion to both texts. */
export function changeSize(from: DocumentJson, to: DocumentJson): ChangeSize {
  const counts = new Map<string, number>()
  const before = tally(counts, from, -1)
  tally(counts, to, 1)
  let added = 0
  let removed = 0
  for (const count of counts.values()) {
    if (count > 0) added += count
    else removed -= count
  }
  return { before, added, removed }
}

function tally(counts: Map<string, number>, document: DocumentJson, step: 1 | -1): number {
  let words = 0
  for (const { segment, isWordLike } of segmenter.segment(toText(document))) {
    if (!isWordLike) continue
    words += 1
    counts.set(segment, (counts.get(segment) ?? 0) + step)
  }
  return words
}

/** Shorter texts are read over at a glance, however much of them is new. */
const shortest = 100
const mostAdded = 1000

/** [RV65] Large is what takes away more than half the words of a text of 100 or more, or adds more than 1,000 to a text. */
export function isLarge({ before, added, removed }: ChangeSize): boolean {
  return before > 0 && ((before >= shortest && removed * 2 > before) || added > mostAdded)
}
