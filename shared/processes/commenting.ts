import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { ContributionState } from './vocabulary.ts'

/** Where chosen words stand in an element, in UTF-16 units. */
export interface WordsPlace {
  readonly from: number
  readonly to: number
}

/**
 * [PR71] Which words of an element are meant: where it was said they begin, or the one place where they stand. Refuses with `words-not-there`
 * where they are not in it, and with `words-not-clear` where they stand in several places.
 */
export function placeOfWords(element: string, words: string, from: number | null): WordsPlace | Refusal {
  if (from !== null && element.startsWith(words, from)) return { from, to: from + words.length }
  const first = element.indexOf(words)
  if (first < 0) return refuse('words-not-there')
  if (element.indexOf(words, first + 1) >= 0) return refuse('words-not-clear')
  return { from: first, to: first + words.length }
}

/** [PR73] A contribution, as far as it depends on it whether it can be acted on. */
export interface ActedOn {
  readonly state: ContributionState
  readonly authorId: string | null
}

/** [PR75] Only whoever said it takes it back, once. */
export function mayWithdraw(contribution: ActedOn, actorId: string): Refusal | null {
  if (contribution.authorId !== actorId) return refuse('forbidden')
  return contribution.state === 'published' ? null : refuse('contribution-gone')
}

/** [PR73] Whoever said it agrees with it anyway. */
export function mayTakeStance(contribution: ActedOn, actorId: string): Refusal | null {
  if (contribution.state !== 'published') return refuse('contribution-gone')
  return contribution.authorId === actorId ? refuse('own-contribution') : null
}

/** [PR78] */
export function mayHide(contribution: Pick<ActedOn, 'state'>, hidden: boolean): Refusal | null {
  if (contribution.state === (hidden ? 'hidden' : 'published')) return refuse('already-so')
  return contribution.state === (hidden ? 'published' : 'hidden') ? null : refuse('contribution-gone')
}
