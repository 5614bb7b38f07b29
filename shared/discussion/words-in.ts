import { type Refusal, refuse } from '../kernel/refusals.ts'

/** Where chosen words stand in a text, in UTF-16 units. */
export interface WordsPlace {
  readonly from: number
  readonly to: number
}

/**
 * [DSC66] [PR71] Which words of a text are meant: where it was said they begin, or the one place where they stand, whatever spaces and line ends are
 * between them. Refuses with `words-not-there` where they are not in it, and with `words-not-clear` where they stand in several places.
 */
export function placeOfWords(text: string, words: string, from: number | null = null): WordsPlace | Refusal {
  if (from !== null && text.startsWith(words, from)) return { from, to: from + words.length }
  const [first, ...others] = placesOfWords(text, words)
  if (!first) return refuse('words-not-there')
  return others.length > 0 ? refuse('words-not-clear') : first
}

/** Whether the words stand in the text at all. */
export function standsIn(text: string, words: string): boolean {
  return placesOfWords(text, words).length > 0
}

/** The first two places are enough to know that there are several. */
function placesOfWords(text: string, words: string): WordsPlace[] {
  const sought = words.trim().replaceAll(/\s+/g, ' ')
  if (sought === '') return []
  const { line, at } = inOneLine(text)
  const first = line.indexOf(sought)
  if (first < 0) return []
  const second = line.indexOf(sought, first + 1)
  const placeAt = (start: number) => ({ from: at[start] ?? 0, to: (at[start + sought.length - 1] ?? 0) + 1 })
  return (second < 0 ? [first] : [first, second]).map(placeAt)
}

/** With one space wherever there are some, and where each character of it stands in the text. */
function inOneLine(text: string): { readonly line: string; readonly at: readonly number[] } {
  const characters: string[] = []
  const at: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const isSpace = /\s/.test(text.charAt(index))
    if (isSpace && characters.at(-1) === ' ') continue
    characters.push(isSpace ? ' ' : text.charAt(index))
    at.push(index)
  }
  return { line: characters.join(''), at }
}
