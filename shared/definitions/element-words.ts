import { tokensOf } from '../diff/tokens.ts'
import { listEnd } from '../diff/words.ts'
import type { ElementText } from './lineage.ts'
import { areForms, bridgedPlaces, isTelling, sharedStart } from './word-forms.ts'

/** A word of an element that says something by itself. */
export interface Telling {
  readonly text: string
  /** Its place among the tokens of the element. */
  readonly place: number
  /** How much it says that two elements share it: less, the more elements have it. */
  readonly weight: number
}

/** An element by its telling words. */
export interface Words {
  readonly element: ElementText
  /** By the letters all forms of a word begin with, so that only such words are compared. */
  readonly byStart: ReadonlyMap<string, readonly Telling[]>
  readonly weight: number
}

/** Two words that are forms of one. */
export interface Shared {
  readonly from: Telling
  readonly to: Telling
}

/** Elements of both versions by their words, weighed by how few elements have each. */
export function wordsOfBoth(from: readonly ElementText[], to: readonly ElementText[]): { from: Words[]; to: Words[] } {
  const tokens = (elements: readonly ElementText[]) => elements.map(element => tellingOf(element))
  const [before, after] = [tokens(from), tokens(to)]
  const [beforeCounts, afterCounts] = [countsOf(before), countsOf(after)]
  const rarity = (start: string) => 1 / Math.max(1, beforeCounts.get(start) ?? 0, afterCounts.get(start) ?? 0)
  const weighed = (element: ElementText, words: readonly Telling[]): Words => {
    const all = words.map(word => ({ ...word, weight: word.weight * rarity(startOf(word.text)) }))
    return {
      element,
      byStart: Map.groupBy(all, word => startOf(word.text)),
      weight: all.reduce((sum, { weight }) => sum + weight, 0),
    }
  }
  return {
    from: from.map((element, at) => weighed(element, before[at] ?? [])),
    to: to.map((element, at) => weighed(element, after[at] ?? [])),
  }
}

/** The words two elements have in common, each once, of those that `isFree`. */
export function sharedWords(from: Words, to: Words, isFree: (words: Words, word: Telling) => boolean): Shared[] {
  const shared: Shared[] = []
  for (const [start, words] of to.byStart) {
    const left = (from.byStart.get(start) ?? []).filter(word => isFree(from, word))
    for (const word of words) {
      if (left.length === 0) break
      if (!isFree(to, word)) continue
      const found = left.findIndex(other => areForms(other.text, word.text))
      const [other] = found < 0 ? [] : left.splice(found, 1)
      if (other) shared.push({ from: other, to: word })
    }
  }
  return shared
}

/**
 * The stretches of an element's text in which these words stand, in its order: those of several words where there are any, since a
 * word alone may stand there by chance. A common word at an end is left out while two others stay.
 */
export function stretchesOf({ element }: Words, words: readonly Telling[]): string[] {
  const tokens = tokensOf(element.text)
  const weights = new Map(words.map(({ place, weight }) => [place, weight]))
  const stretches = consecutive(bridgedPlaces(tokens, (_, place) => weights.has(place)))
    .map(places => trimmed(places, weights))
    .map(places => ({ places, words: places.filter(place => weights.has(place)).length }))
  const phrases = stretches.filter(({ words }) => words > 1)
  return [
    ...new Set(
      (phrases.length > 0 ? phrases : stretches).map(({ places }) => places.map(place => tokens[place]?.text).join('')),
    ),
  ]
}

/** What says less than this stands in most elements. */
const leastWeight = 1

function trimmed(places: readonly number[], weights: ReadonlyMap<number, number>): number[] {
  const left = [...places]
  const count = () => left.filter(place => weights.has(place)).length
  const isCommon = (place: number | undefined) => place !== undefined && (weights.get(place) ?? 0) < leastWeight
  while (count() > 2 && isCommon(left.at(-1))) dropEnd(left, 'pop', weights)
  while (count() > 2 && isCommon(left[0])) dropEnd(left, 'shift', weights)
  return left
}

/** One word, and what stands between it and the next one. */
function dropEnd(places: number[], end: 'pop' | 'shift', weights: ReadonlyMap<number, number>): void {
  places[end]()
  while (places.length > 0 && !weights.has((end === 'pop' ? places.at(-1) : places[0]) ?? -1)) places[end]()
}

function consecutive(places: readonly number[]): number[][] {
  const stretches: number[][] = []
  for (const place of places) {
    const last = stretches.at(-1)
    if (last && last.at(-1) === place - 1) last.push(place)
    else stretches.push([place])
  }
  return stretches
}

// The same numbers stand in examples of one thing and of another.
const digit = /\d/

function tellingOf({ text }: ElementText): Telling[] {
  return tokensOf(text.replace(listEnd, '')).flatMap((token, place) =>
    isTelling(token) && !digit.test(token.text) ? [{ text: token.text, place, weight: token.weight }] : [],
  )
}

/** In how many elements words begin so. */
function countsOf(elements: readonly (readonly Telling[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of elements) {
    for (const start of new Set(words.map(({ text }) => startOf(text)))) counts.set(start, (counts.get(start) ?? 0) + 1)
  }
  return counts
}

function startOf(word: string): string {
  return word.toLowerCase().slice(0, sharedStart)
}
