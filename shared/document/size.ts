import type { DocumentJson } from './document.ts'
import { toText } from './to-text.ts'

// A fixed locale: the dictionaries that find words in Thai or Japanese are chosen by the text, not by it.
const words = new Intl.Segmenter('en', { granularity: 'word' })

/** Characters are Unicode code points without line ends; words are what `Intl.Segmenter` takes for words, in any script. */
export function sizeOf(doc: DocumentJson): { characters: number; words: number } {
  const text = toText(doc)
  let characters = 0
  for (const character of text) if (character !== '\n') characters += 1
  return { characters, words: countWords(text) }
}

export function countWords(text: string): number {
  let count = 0
  for (const segment of words.segment(text)) if (segment.isWordLike) count += 1
  return count
}
