import type { Pairing } from './pairing.ts'
import { isKnownAgain, phrasesIn, placesOf } from './phrases.ts'

/**
 * [WHO3] What is left of both texts is pinned together at phrases that stand once in each, each as far as it goes: in place
 * or moved, a passage that was also reworded is found by what was kept of it.
 */
export function pairPhrases(pairing: Pairing): void {
  const inBefore = placesOf(pairing.before, pairing.freeBefore())
  for (const [key, places] of placesOf(pairing.after, pairing.freeAfter())) {
    const [after, again] = places
    const [before, ...others] = inBefore.get(key) ?? []
    if (before === undefined || after === undefined || again !== undefined || others.length > 0) continue
    if (!pairing.fits(before, after)) continue
    const found = pairing.around(before, after)
    if (!isKnownAgain(pairing.after, found.after)) continue
    pairing.pairRange(found.before.start, found.after.start, found.after.end - found.after.start)
  }
}

/** [WHO3] What is still left, from left to right: each time the longest passage that stands free in the text before. */
export function pairPassages(pairing: Pairing): void {
  const { after } = pairing
  const free = pairing.freeAfter()
  const wanted = new Set<number>()
  for (const { key } of phrasesIn(after, free)) wanted.add(key)
  if (wanted.size === 0) return
  const inBefore = placesOf(pairing.before, pairing.freeBefore(), wanted)
  for (const { start, key } of phrasesIn(after, free)) {
    if (pairing.beforeOf[start] !== -1) continue
    const found = longest(pairing, inBefore.get(key) ?? [], start)
    if (!found || !isKnownAgain(after, found.after)) continue
    pairing.pairRange(found.before.start, found.after.start, found.after.end - found.after.start)
  }
}

function longest(pairing: Pairing, places: readonly number[], after: number) {
  let best: ReturnType<Pairing['around']> | null = null
  for (const before of places) {
    if (!pairing.fits(before, after)) continue
    const found = pairing.around(before, after)
    if (!best || found.after.end - found.after.start > best.after.end - best.after.start) best = found
  }
  return best
}
