import { type Refusal, refuse } from '../kernel/refusals.ts'

export type AppealState = 'waiting' | 'answered' | 'lifted' | 'declined'
/** [ACC49] As it is told: one that nobody decided on is over with its block. */
export type ToldAppealState = AppealState | 'ended'

/** [ACC49] */
export function toldAs(state: AppealState, isInForce: boolean): ToldAppealState {
  return isInForce || state === 'lifted' || state === 'declined' ? state : 'ended'
}

/** [ACC35] Whether whoever is blocked may write: once, and once more after each answer. `state` is null where nothing was written. */
export function checkAppeal(state: AppealState | null): 'may' | Refusal {
  if (state === 'waiting') return refuse('appeal-waits')
  return state === 'lifted' || state === 'declined' ? refuse('appeal-closed') : 'may'
}

export type AppealAct = 'answer' | 'lift' | 'decline'

/** [ACC36] What becomes of an appeal by what a moderator does. */
export function answerAppeal(state: AppealState, act: AppealAct): AppealState | Refusal {
  if (state === 'lifted' || state === 'declined') return refuse('appeal-closed')
  return act === 'answer' ? 'answered' : act === 'lift' ? 'lifted' : 'declined'
}
