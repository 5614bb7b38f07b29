import type { Author } from './writing.ts'
import { textOf } from './writing.ts'

const minute = 60_000
const day = 24 * 60 * minute

interface TypedHistory {
  readonly slug: string
  /** Who types which paragraph, one after another, a day each. */
  readonly paragraphs: readonly (readonly [Author, string])[]
  /** Sets the wiki's clock. */
  readonly at: (time: number) => void
  readonly start: number
}

/** Types paragraphs word by word, each an edit, longer words taking longer. Answers the text after each edit. */
export async function typeHistory({ slug, paragraphs, at, start }: TypedHistory): Promise<string[][]> {
  const texts: string[][] = []
  for (const [index, [author, words]] of paragraphs.entries()) {
    const before = texts.at(-1) ?? []
    const typed: string[] = []
    let time = start + index * day
    for (const word of words.split(' ')) {
      typed.push(word)
      time += word.length * 150
      at(time)
      const text = [...before, typed.join(' ')]
      await author.write(slug, textOf(...text))
      texts.push(text)
    }
  }
  return texts
}
