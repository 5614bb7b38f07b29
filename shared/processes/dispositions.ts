import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import { type DispositionKind, type DispositionState, isSubstantive } from './disposition-vocabulary.ts'
import type { ContributionState, ContributionType } from './vocabulary.ts'

/** What is answered: a contribution, or a part of one. */
export interface Answerable {
  readonly id: string
  readonly state: ContributionState
  readonly type: ContributionType
  readonly authorId: string | null
  /** The parts it was split into; a whole one has none. */
  readonly parts: readonly number[]
  /** What is said to it now, and what is proposed to be said. */
  readonly current: Answer | null
  readonly pending: Answer | null
  /** How many others are, or would be, answered as duplicates of it. */
  readonly duplicates: number
}

export interface Answer {
  readonly id: string
  readonly kind: DispositionKind
  readonly rationale: string
  readonly duplicateOfId: string | null
  readonly state: DispositionState
  readonly proposedById: string
}

/** What one contribution is said to be the same as. */
export interface Original {
  readonly id: string
  readonly state: ContributionState
  /** Whether it is, or is proposed to be, a duplicate itself. */
  readonly isDuplicate: boolean
}

export interface DispositionWish {
  readonly part: number
  readonly kind: DispositionKind
  readonly rationale: string
  readonly original: Original | null
}

export interface Proposing {
  /** What was proposed before, and gives way. */
  readonly supersedes: string | null
}

/** [PR112–PR116] What an editor would say to a contribution. Whether they may act is the policy's to say. */
export function propose(subject: Answerable, wish: DispositionWish): Result<Proposing> {
  const why = notAnswerable(subject, wish.part) ?? notFitting(subject, wish) ?? notOriginal(subject, wish)
  if (why) return why
  const now = subject.pending ?? subject.current
  if (now && isSame(now, wish)) return refuse('already-so')
  return { supersedes: subject.pending?.id ?? null }
}

function notAnswerable({ state, parts }: Answerable, part: number): Refusal | null {
  if (state !== 'published') return refuse('contribution-gone')
  if (part === 0 && parts.length > 0) return refuse('contribution-split')
  if (part !== 0 && !parts.includes(part)) return refuse('part-gone')
  return null
}

/** [PR113] Whoever made it reads why; what is the same as another reads it there. */
function notFitting({ type }: Answerable, { kind, rationale }: DispositionWish): Refusal | null {
  if (kind === 'noted' && isSubstantive(type)) return refuse('noted-substantive')
  if (kind !== 'duplicate' && rationale === '') return refuse('rationale-needed')
  return null
}

/** [PR115] A duplicate leads to its original in one step. */
function notOriginal({ id, duplicates }: Answerable, { kind, original }: DispositionWish): Refusal | null {
  if (kind !== 'duplicate') return null
  if (!original) return refuse('original-needed')
  if (original.id === id) return refuse('duplicate-of-itself')
  if (original.state !== 'published') return refuse('original-gone')
  if (original.isDuplicate) return refuse('duplicate-of-duplicate')
  if (duplicates > 0) return refuse('has-duplicates')
  return null
}

function isSame(now: Answer, { kind, rationale, original }: DispositionWish): boolean {
  return (
    now.kind === kind &&
    now.rationale === rationale &&
    now.duplicateOfId === (kind === 'duplicate' ? (original?.id ?? null) : null)
  )
}

export interface Settling {
  readonly state: 'confirmed' | 'returned'
  /** What was in force before, and gives way. */
  readonly supersedes: string | null
}

/** [PR117] [PR118] What a second editor says to what another one proposed. */
export function settle(
  subject: Pick<Answerable, 'state' | 'authorId' | 'current'>,
  proposed: Answer,
  { by, verdict, reason }: { readonly by: string; readonly verdict: 'confirm' | 'return'; readonly reason: string },
): Result<Settling> {
  if (proposed.state !== 'proposed') return refuse('disposition-settled')
  if (by === proposed.proposedById) return refuse('own-disposition')
  if (by === subject.authorId) return refuse('own-answer')
  if (verdict === 'return') return reason === '' ? refuse('reason-needed') : { state: 'returned', supersedes: null }
  if (subject.state !== 'published') return refuse('contribution-gone')
  return { state: 'confirmed', supersedes: subject.current?.id ?? null }
}

export interface Acknowledgement {
  readonly satisfied: boolean
  readonly words: string
}

/** [PR120] Whether its author is satisfied with an answer. */
export function acknowledge(
  { authorId, state }: { readonly authorId: string | null; readonly state: DispositionState },
  by: string,
  wish: Acknowledgement,
  last: Acknowledgement | null,
): Result<true> {
  if (by !== authorId) return refuse('not-your-contribution')
  if (state !== 'confirmed') return refuse('disposition-moved-on')
  if (!wish.satisfied && wish.words === '') return refuse('words-needed')
  if (last && last.satisfied === wish.satisfied && last.words === wish.words) return refuse('already-so')
  return true
}

/** none: they were asked, and said nothing until the day, or nobody can be asked. */
export type Acknowledged = 'waiting' | 'satisfied' | 'not_satisfied' | 'none'

const day = 24 * 60 * 60 * 1000

/** [PR121] Silence is never agreement. Times in milliseconds. */
export function acknowledgedAs(
  last: Acknowledgement | null,
  { confirmedAt, now, days, asked }: { confirmedAt: number; now: number; days: number; asked: boolean },
): Acknowledged {
  if (last) return last.satisfied ? 'satisfied' : 'not_satisfied'
  return asked && now < confirmedAt + days * day ? 'waiting' : 'none'
}

/** [PR140] Parts are words of the text, each there once, and more than one. */
export function splitInto(text: string, quotes: readonly string[], answered: boolean): Result<true> {
  if (answered) return refuse('parts-answered')
  if (quotes.length === 1) return refuse('one-part')
  if (new Set(quotes).size < quotes.length) return refuse('parts-alike')
  const foreign = quotes.findIndex(quote => !text.includes(quote))
  return foreign < 0 ? true : refuse('no-such-words', { part: foreign + 1 })
}
