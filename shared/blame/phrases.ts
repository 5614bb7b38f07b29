import { type Flow, type Range, weightOf, wordsIn } from './flow.ts'

/** Words of a phrase. Fewer stand in two places by chance. */
export const phraseWords = 3
/** What a passage must weigh to be known again elsewhere: two long words will do, "in order to" will not. */
const knownAgain = 6

/** From a word to a word, and a number that the same words have everywhere. */
export interface Phrase extends Range {
  readonly key: number
}

/** The phrases of some ranges. They go on over the end of a block: a short heading has none of its own. */
export function* phrasesIn({ tokens, vocabulary }: Flow, ranges: readonly Range[]): Generator<Phrase> {
  for (const { start, end } of ranges) {
    let [first, second] = [-1, -1]
    for (let place = start; place < end; place += 1) {
      const token = tokens[place] as number
      if (!vocabulary.isWord(token)) continue
      const key = first < 0 ? 0 : keyOf(tokens[first] as number, tokens[second] as number, token)
      if (first >= 0) yield { start: first, end: place + 1, key }
      ;[first, second] = [second, place]
    }
  }
}

/** Two phrases with one key are compared word by word before anything is made of it. */
function keyOf(first: number, second: number, third: number): number {
  return Math.imul(Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca77) ^ third, 0xc2b2ae3d)
}

/** [WHO4] Whether so much in common can be no chance. */
export function isKnownAgain(flow: Flow, range: Range): boolean {
  return wordsIn(flow, range) >= phraseWords && weightOf(flow, range) >= knownAgain
}

/** Places of one phrase that are looked at; a text may consist of nothing else. */
const mostPlaces = 8

/** Where each phrase begins, or each that is wanted. */
export function placesOf(flow: Flow, ranges: readonly Range[], wanted?: ReadonlySet<number>): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (const { start, key } of phrasesIn(flow, ranges)) {
    if (wanted && !wanted.has(key)) continue
    const known = places.get(key)
    if (!known) places.set(key, [start])
    else if (known.length < mostPlaces) known.push(start)
  }
  return places
}

/** The ranges, each with so many words more on both sides; what then touches is one. */
export function widened({ tokens, vocabulary }: Flow, ranges: readonly Range[], words: number): Range[] {
  const wide: { start: number; end: number }[] = []
  const isWord = (place: number) => vocabulary.isWord(tokens[place] as number)
  for (const range of ranges) {
    let { start, end } = range
    for (let left = words; left > 0 && start > 0; start -= 1) if (isWord(start - 1)) left -= 1
    for (let left = words; left > 0 && end < tokens.length; end += 1) if (isWord(end)) left -= 1
    const last = wide.at(-1)
    if (last && last.end >= start) last.end = Math.max(last.end, end)
    else wide.push({ start, end })
  }
  return wide
}
