/**
 * [DEF97] Words of an element as a reading names them: the words themselves for the first place at which they stand, "knowledge [2]" for
 * the second. Words that end so themselves are always named with their number.
 */
const numbered = /^(.+) \[([1-9]\d{0,4})\]$/s

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The name of the words between two places of a text. */
export function stretchAt(text: string, { start, end }: Stretch): string {
  const words = text.slice(start, end)
  const number = startsOf(text, words, start).length
  return number > 1 || numbered.test(words) ? `${words} [${number}]` : words
}

/** Where the words stand that are named; none where they do not. */
export function placeOf(text: string, name: string): Stretch | null {
  const [, words = '', number] = numbered.exec(name) ?? []
  const start = number === undefined ? undefined : startsOf(text, words, text.length)[Number(number) - 1]
  if (start !== undefined) return { start, end: start + words.length }
  const first = text.indexOf(name)
  return first < 0 || name === '' ? null : { start: first, end: first + name.length }
}

/** The words alone, where it does not matter at which place they stand. */
export function wordsOf(name: string): string {
  return numbered.exec(name)?.[1] ?? name
}

/** Where words begin in a text, up to a place. */
function startsOf(text: string, words: string, upTo: number): number[] {
  const starts: number[] = []
  if (words === '') return starts
  for (let start = text.indexOf(words); start >= 0 && start <= upTo; start = text.indexOf(words, start + 1)) {
    starts.push(start)
  }
  return starts
}
