import { pageLink, text } from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'

/** A text with the first occurrence of each term linked to its page. Not a letter is added or lost. */
export function withTerms(words: string, terms: Readonly<Record<string, string>>): NodeJson[] {
  const found = Object.entries(terms)
    .map(([term, slug]) => ({ start: words.indexOf(term), term, slug }))
    .sort((a, b) => a.start - b.start)
  const pieces: NodeJson[] = []
  let place = 0
  for (const { start, term, slug } of found) {
    if (start < place) throw new Error(`The term “${term}” does not stand in “${words}”, or within another term.`)
    if (start > place) pieces.push(text(words.slice(place, start)))
    pieces.push(text(term, pageLink(slug)))
    place = start + term.length
  }
  return place < words.length ? [...pieces, text(words.slice(place))] : pieces
}
