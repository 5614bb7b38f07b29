import { refuse } from '../kernel/refusals.ts'
import { isRefusal, type Result } from '../kernel/result.ts'
import type { Actor } from '../policy/actor.ts'
import { decide, type OpenedReview } from './machine.ts'

export interface PartWish {
  /** Numbers of changes. */
  readonly chosen: readonly number[]
  /** Public. */
  readonly reason: string
  /** Of the proposal that was seen. */
  readonly contentHash: string
}

/** [RV93] Whoever could approve all of a proposal may accept some of its changes, and says why not the others. */
export function decidePart(
  review: OpenedReview,
  { chosen, reason, contentHash }: PartWish,
  actor: Actor,
  approvedRevisionId: string | null,
  changes: number,
): Result<'accepted'> {
  // By themselves: who approved all of it before may well think better of it.
  const alone = { ...review, approvals: { by: [], needed: 1 } }
  const outcome = decide(alone, { kind: 'approve', reason, contentHash }, actor, approvedRevisionId)
  if (isRefusal(outcome)) return outcome
  const numbers = new Set(chosen.filter(number => number >= 1 && number <= changes))
  if (numbers.size === 0) return refuse('nothing-chosen')
  if (numbers.size === changes) return refuse('all-chosen')
  return reason.trim() === '' ? refuse('reason-needed') : 'accepted'
}

export interface Pick {
  readonly actorId: string
  /** Of what the picked changes make. */
  readonly contentHash: string
}

/** [RV97] Who picked exactly this text: each person's last word counts. */
export function pickersOf(picks: readonly Pick[], contentHash: string): string[] {
  const last = new Map(picks.map(pick => [pick.actorId, pick]))
  return [...last.values()].filter(pick => pick.contentHash === contentHash).map(({ actorId }) => actorId)
}
