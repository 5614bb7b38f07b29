const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Below U+0300 every character is its own cluster, but for a carriage return before a line feed. */
const mayCombine = /[\u0300-\uffff]|\r/
/** A cluster longer than this is taken for several. */
const reach = 64

/** [DSC52] Whether a place of a text lies between two characters as readers see them. */
export function isBetweenGraphemes(text: string, place: number): boolean {
  if (place <= 0 || place >= text.length) return true
  if (!mayCombine.test(text.slice(place - 1, place + 1))) return true
  const start = wellFormedStart(text, place)
  for (const { index } of graphemes.segment(text.slice(start, place + reach))) {
    if (start + index >= place) return start + index === place
  }
  return false
}

/** The nearest place between two characters, towards the beginning or the end. */
export function wholeGrapheme(text: string, place: number, step: -1 | 1): number {
  let at = place
  while (!isBetweenGraphemes(text, at)) at += step
  return at
}

/** Where to begin to look, so that the look does not begin within a cluster: at a plain character where there is one. */
function wellFormedStart(text: string, place: number): number {
  const earliest = Math.max(0, place - reach)
  for (let at = place - 1; at > earliest; at -= 1) if (!mayCombine.test(text.slice(at - 1, at + 1))) return at
  return earliest
}
