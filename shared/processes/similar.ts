import { tokensOf } from '../diff/tokens.ts'

export interface Said {
  readonly number: number
  readonly text: string
}

/** Words that a pair has to have in common, of those that either has. */
const leastAlike = 0.35
const leastWords = 4
const mostNamed = 5
/** Characters of each that are looked at. */
const mostCharacters = 600

/**
 * [PR74] Which of these say much the same as this one, the likest first: those that share a good part of their words (Jaccard's index of the
 * sets of their words). The caller bounds how many are looked at; each costs its own length.
 */
export function similarTo({ number, text }: Said, others: readonly Said[]): number[] {
  const mine = wordsIn(text)
  if (mine.size < leastWords) return []
  const found: { number: number; alike: number }[] = []
  for (const other of others) {
    if (other.number === number) continue
    const theirs = wordsIn(other.text)
    if (theirs.size < leastWords) continue
    let shared = 0
    for (const word of theirs) if (mine.has(word)) shared += 1
    const alike = shared / (mine.size + theirs.size - shared)
    if (alike >= leastAlike) found.push({ number: other.number, alike })
  }
  found.sort((a, b) => b.alike - a.alike || a.number - b.number)
  return found.slice(0, mostNamed).map(each => each.number)
}

/** Without the shortest, which all texts have in common. */
function wordsIn(text: string): Set<string> {
  const words = new Set<string>()
  for (const token of tokensOf(text.slice(0, mostCharacters).toLowerCase())) {
    if (token.isWord && token.text.length > 2) words.add(token.text)
  }
  return words
}
