import type { Flow, Range } from './flow.ts'
import type { Origin } from './origins.ts'
import { joinPassages, type Passage } from './passages.ts'
import { isKnownAgain, phrasesIn, phraseWords, placesOf, widened } from './phrases.ts'

/** A place in what is gone, and the same words in the text. */
interface Found {
  readonly gone: number
  readonly here: Range
}

/**
 * [WHO5] Words that somebody takes out and somebody brings back are whose they were. Known again are passages, and single words
 * by those that stood around them. Fills in the origins that are still unknown.
 */
export function bringBack(origins: (Origin | undefined)[], flow: Flow, passages: readonly Passage[]): void {
  if (passages.length === 0) return
  const unknown = widened(flow, unknownIn(origins), phraseWords - 1)
  const wanted = new Set<number>()
  for (const { key } of phrasesIn(flow, unknown)) wanted.add(key)
  if (wanted.size === 0) return
  const gone = joinPassages(passages, flow.vocabulary)
  const places = placesOf(gone.flow, [{ start: 0, end: gone.flow.tokens.length }], wanted)
  for (const { start, end, key } of phrasesIn(flow, unknown)) {
    if (!hasUnknown(origins, start, end)) continue
    const found = longest(gone.flow, flow, places.get(key) ?? [], start)
    if (!found || !isKnownAgain(flow, found.here)) continue
    for (let { start: place } = found.here; place < found.here.end; place += 1) {
      origins[place] ??= gone.origins[found.gone + place - found.here.start]
    }
  }
}

function unknownIn(origins: readonly (Origin | undefined)[]): Range[] {
  const unknown: { start: number; end: number }[] = []
  for (const [place, origin] of origins.entries()) {
    if (origin) continue
    const last = unknown.at(-1)
    if (last?.end === place) last.end += 1
    else unknown.push({ start: place, end: place + 1 })
  }
  return unknown
}

function hasUnknown(origins: readonly (Origin | undefined)[], start: number, end: number): boolean {
  for (let place = start; place < end; place += 1) if (!origins[place]) return true
  return false
}

/** The longest stretch around a phrase; of equal ones the one that went last. */
function longest(gone: Flow, flow: Flow, places: readonly number[], at: number): Found | null {
  let best: Found | null = null
  for (const place of places) {
    const found = around(gone.tokens, flow.tokens, place, at)
    if (!best || found.here.end - found.here.start > best.here.end - best.here.start) best = found
  }
  return best
}

function around(gone: Int32Array, here: Int32Array, place: number, at: number): Found {
  let back = 0
  while (back < place && back < at && gone[place - back - 1] === here[at - back - 1]) back += 1
  let length = 0
  while (at + length < here.length && gone[place + length] === here[at + length]) length += 1
  return { gone: place - back, here: { start: at - back, end: at + length } }
}
