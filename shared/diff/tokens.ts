import { isLatinWord, isPlainLatin, plainLatinWords } from './latin-words.ts'

export interface Token {
  readonly text: string
  /** How much it says that two texts share this token. */
  readonly weight: number
  readonly isWord: boolean
}

// A fixed locale: the dictionaries for Thai, Japanese or Chinese are chosen by the text, so nothing depends on the machine.
const words = new Intl.Segmenter('en', { granularity: 'word' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

// Below U+0300, and among dashes, quotation marks and currencies, nothing combines: every character is its own cluster.
const mayCombine = /[\u0300-\u200f\u2028-\u202f\u205f-\u209f\u20c0-\uffff]|\r/
const separator = /^[\t\n]$/
const space = /^\s+$/u
/** Scripts in which one character says as much as several letters. */
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The same word is the same token, so that no table weighs it twice. Forgotten all at once when it has grown this large. */
const remembered = new Map<string, Token>()
const mostRemembered = 20_000

/** [DIFF6] Words, and what stands between them. Joined again they are the text; none ends inside a grapheme cluster. */
export function tokensOf(text: string): Token[] {
  if (isPlainLatin(text)) return plainLatinWords(text).map(found => tokenOf(found, isLatinWord(found)))
  const whole = wholeGraphemes(text)
  const tokens: Token[] = []
  let start = 0
  let isWord = false
  for (const segment of words.segment(text)) {
    isWord ||= segment.isWordLike === true
    const end = segment.index + segment.segment.length
    if (!whole(end)) continue
    tokens.push(tokenOf(text.slice(start, end), isWord))
    start = end
    isWord = false
  }
  return tokens
}

/** Says whether a place in the text lies between two grapheme clusters. */
export function wholeGraphemes(text: string): (place: number) => boolean {
  if (!mayCombine.test(text)) return () => true
  const starts = new Set([text.length])
  for (const { index } of graphemes.segment(text)) starts.add(index)
  return place => starts.has(place)
}

function tokenOf(text: string, isWord: boolean): Token {
  const known = remembered.get(text)
  if (known) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const token = { text, isWord, weight: isWord ? wordWeight(text) : betweenWeight(text) }
  remembered.set(text, token)
  return token
}

/** Short words stand in every sentence; six letters are seldom shared by chance. */
function wordWeight(text: string): number {
  const length = text.length * (dense.test(text) ? 3 : 1) + (/\d/.test(text) ? 2 : 0)
  if (length <= 3) return 0.8
  if (length === 4) return 1.6
  return length === 5 ? 2.6 : 3.6
}

/** Line ends and the borders of table cells hold a block's parts apart, so they weigh like a word. */
function betweenWeight(text: string): number {
  if (separator.test(text)) return 2
  return space.test(text) ? 0.1 : 0.3
}
