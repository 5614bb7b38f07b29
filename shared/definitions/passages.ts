import { likeness } from '../diff/similarity.ts'
import type { ElementText } from './lineage.ts'

/** A number, letter or bullet before a passage says where it stands, not what it says. */
const enumerator = /^(?:[-–—*•·▪◦]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.):])\s+/iu
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
/** Within a line: "(1) …; (2) …". */
const enumerated = /(?:^|(?<=\s))(?:\(\d{1,2}\)|\d{1,2}[.)])\s+/u

/** Passages that are compared. */
export const mostPassages = 600
/** A part of a line is an element's own when it is as like it as this. */
const likeEnough = 0.45
/** Past these a line is taken as it is. */
const longestLine = 20_000
const mostParts = 100

/** [DEF86] What an adapted text consists of: its lines; where several elements stand in one line, the parts of it. */
export function passagesOf(text: string, elements: readonly ElementText[]): { passages: string[]; isCut: boolean } {
  const lines = text.split(/\r\n?|\n/).map(line => line.trim())
  const passages = lines
    .filter(line => line !== '')
    .slice(0, mostPassages * 2)
    .flatMap(line => partsOf(line, elements))
    .map(withoutEnumerator)
    .filter(passage => /[\p{L}\p{N}]/u.test(passage))
  return { passages: passages.slice(0, mostPassages), isCut: passages.length > mostPassages }
}

function withoutEnumerator(passage: string): string {
  return passage.replace(enumerator, '').trim()
}

function partsOf(line: string, elements: readonly ElementText[]): string[] {
  if (line.length > longestLine) return [line]
  for (const split of [byNumber, bySemicolon, bySentence]) {
    const parts = split(line)
    if (parts.length > 1 && parts.length <= mostParts && meetsSeveral(parts, elements)) return parts
  }
  return [line]
}

function byNumber(line: string): string[] {
  return line.split(enumerated).filter(part => part.trim() !== '')
}

function bySemicolon(line: string): string[] {
  return line.split(/(?<=;)\s+/)
}

function bySentence(line: string): string[] {
  return [...sentences.segment(line)].map(({ segment }) => segment.trim())
}

/** Two of the parts are each like another element. */
function meetsSeveral(parts: readonly string[], elements: readonly ElementText[]): boolean {
  const met = new Set<string>()
  for (const part of parts) {
    const like = elements.find(({ text }) => likeness(text, withoutEnumerator(part)) >= likeEnough)
    if (like) met.add(like.id)
    if (met.size > 1) return true
  }
  return false
}
