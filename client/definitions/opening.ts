/** Characters that a cell shows at once. */
const longest = 140
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The start of a text: its first sentence, or as many words of it as there is room for; and the rest. */
export function openingOf(text: string): { readonly opening: string; readonly rest: string } {
  if (text.length <= longest) return { opening: text, rest: '' }
  const [first] = sentences.segment(text.slice(0, 2 * longest))
  if (first && first.segment.length <= longest) return cutAt(text, first.segment.length)
  const space = text.lastIndexOf(' ', longest)
  return cutAt(text, space > 0 ? space : wholeCharacters(text))
}

function cutAt(text: string, place: number) {
  return { opening: text.slice(0, place).trimEnd(), rest: text.slice(place).trimStart() }
}

/** Without spaces to end at, as in Japanese: where a character ends. */
function wholeCharacters(text: string): number {
  let place = 0
  for (const { segment } of graphemes.segment(text.slice(0, longest * 2))) {
    if (place + segment.length > longest) break
    place += segment.length
  }
  return place || longest
}
