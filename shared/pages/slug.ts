import { slug as slugRule } from '../kernel/contract.ts'
import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'

const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const longest = 120

/** [PG1] The address a title gives: its words in lower case, whatever their script, joined by hyphens. */
export function slugFrom(title: string): Result<string> {
  // An apostrophe stands inside a word: "teacher's" is one word, not two.
  const text = foldSlug(title.replace(/(?<=\p{L})['’](?=\p{L})/gu, ''))
  const slug = shortened(text.match(words) ?? [])
  return slugRule.safeParse(slug).success ? slug : refuse('title-unusable')
}

/** [PG2] Addresses differ by their letters alone: not by case, and not by how a letter is composed. */
export function foldSlug(slug: string): string {
  return slug.normalize('NFC').toLowerCase().normalize('NFC')
}

/** Whole words as long as they fit; one that is too long by itself is cut between characters. */
function shortened(parts: readonly string[]): string {
  let slug = ''
  for (const part of parts) {
    const longer = slug === '' ? part : `${slug}-${part}`
    if (longer.length > longest) return slug || cut(part)
    slug = longer
  }
  return slug
}

function cut(word: string): string {
  let start = ''
  for (const character of word) {
    if (start.length + character.length > longest) break
    start += character
  }
  return start
}
