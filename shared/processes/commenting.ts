import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { ContributionState } from './vocabulary.ts'

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
