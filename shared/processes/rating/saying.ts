import { refuse } from '../../kernel/refusals.ts'
import type { Result } from '../../kernel/result.ts'
import type { RatingPlan } from '../stages/rating.ts'
import { bandsOf } from '../statistics/bands.ts'
import type { FrozenRound } from './frozen.ts'

/** What somebody says of an element. */
export interface Said {
  readonly element: string
  /** Of the words they had before them. */
  readonly hash: string
  /** None where they skip it, or take back what they said. */
  readonly value: number | null
  readonly reason: string
}

/** What they said of it last in this round. */
export interface SaidBefore {
  readonly element: string
  readonly turn: number
  readonly value: number | null
  readonly reason: string
}

export interface Saying extends Said {
  /** How often they have said something of this element in this round, this time included. */
  readonly turn: number
}

/** [PR172] [PR173] [PR177] What is added to the log of a round: nothing where somebody says again what they said. */
export function toSay(
  said: readonly Said[],
  { wordings }: Pick<FrozenRound, 'wordings'>,
  before: readonly SaidBefore[],
  plan: Pick<RatingPlan, 'scale' | 'reasons'>,
): Result<readonly Saying[]> {
  const moved = said.filter(({ element, hash }) => wordings.find(({ id }) => id === element)?.hash !== hash)
  if (moved.length > 0) return refuse('wording-moved-on', { elements: moved.map(({ element }) => element) })
  const beyond = said.filter(({ value }) => value !== null && value > plan.scale)
  if (beyond.length > 0) return refuse('beyond-scale', { elements: beyond.map(({ element }) => element) })
  const bare = said.filter(each => plan.reasons === 'required' && isAskedWhy(each.value, plan) && each.reason === '')
  if (bare.length > 0) return refuse('reason-needed', { elements: bare.map(({ element }) => element) })
  return said.flatMap(each => {
    const last = before.find(({ element }) => element === each.element)
    // An element nobody touched is not skipped by being sent with the others.
    if (!last && each.value === null) return []
    if (last && last.value === each.value && last.reason === each.reason) return []
    return [{ ...each, turn: (last?.turn ?? 0) + 1 }]
  })
}

/** [PR173] Whoever disagrees is asked why. */
export function isAskedWhy(value: number | null, { scale }: Pick<RatingPlan, 'scale'>): boolean {
  return value !== null && value <= bandsOf(scale).low
}
