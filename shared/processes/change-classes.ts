import { tokensOf } from '../diff/tokens.ts'
import { listEnd } from '../diff/words.ts'
import type { ChangeClass } from './vocabulary.ts'

export interface Rewording {
  readonly before: string
  readonly after: string
  /** It says only how the list goes on ("; and"). */
  readonly inListEnd: boolean
}

/**
 * [PR263] What a rewording is by its words alone: editorial where only commas and the like, spaces or a first letter differ, or how the
 * list goes on; else a change of meaning. In doubt the higher: figures, capitals, signs within a word, "/" and "%".
 */
export function classOfRewording({ before, after, inListEnd }: Rewording): ChangeClass {
  return inListEnd || areEditorial(before, after) ? 'c1' : 'c2'
}

/** From where on an element says only how its list goes on. */
export function listEndOf(text: string): number {
  return text.search(listEnd)
}

/** What says nothing by itself between words. */
const betweenWords = /^[\s.,;:!?'"“”‘’«»()[\]–—…-]*$/u
const figure = /\p{N}/u

function areEditorial(before: string, after: string): boolean {
  if (figure.test(before + after)) return false
  const [was, is] = [tokensOf(before), tokensOf(after)]
  if (![...was, ...is].every(({ isWord, text }) => isWord || betweenWords.test(text))) return false
  const [earlier, later] = [was, is].map(tokens => tokens.flatMap(({ isWord, text }) => (isWord ? [text] : [])))
  return earlier?.length === later?.length && earlier?.every((word, at) => isSameWord(word, later?.[at] ?? '')) === true
}

/** But for the case of its first letter. */
function isSameWord(was: string, is: string): boolean {
  const [first = '', ...rest] = was
  const [newFirst = '', ...newRest] = is
  return first.toLowerCase() === newFirst.toLowerCase() && rest.join('') === newRest.join('')
}
