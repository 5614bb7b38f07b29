/**
 * [DIFF25] The words of plain Latin text by one expression, several times faster than by the segmenter and always what the
 * segmenter says (UAX #29 for these characters): letters, digits and underscores hold together, also over an apostrophe, a
 * point or a colon between letters, and over a point or a comma between digits.
 */
const plainLatin = /^[\t\n -~À-ÖØ-öø-ÿ“”„‘’–—…«»•]*$/
const inWords = /(?:[\wÀ-ÖØ-öø-ÿ]|(?<=[A-Za-zÀ-ÖØ-öø-ÿ])[.'‘’:](?=[A-Za-zÀ-ÖØ-öø-ÿ])|(?<=\d)[.'‘’,;](?=\d))+| +|[\s\S]/g
const letterOrDigit = /[A-Za-z0-9À-ÖØ-öø-ÿ]|__/

export function isPlainLatin(text: string): boolean {
  return plainLatin.test(text)
}

export function plainLatinWords(text: string): readonly string[] {
  return text.match(inWords) ?? []
}

export function isLatinWord(token: string): boolean {
  return letterOrDigit.test(token)
}
