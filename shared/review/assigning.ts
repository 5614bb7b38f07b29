import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { ReviewState } from '../policy/can.ts'

export interface Assignable {
  readonly state: ReviewState
  /** The moderator who is to decide, as of now. */
  readonly assigneeId: string | null
  /** Whoever has a part in what is proposed. */
  readonly partIds: readonly string[]
}

export interface AssignmentWish {
  /** Null to hand it back. */
  readonly assigneeId: string | null
  /** Who was to decide when this was asked for. */
  readonly seenId: string | null
}

/** [RV105] [RV106] Gives a proposal to a moderator, or to nobody. It locks nobody out. */
export function assign(
  { state, assigneeId: presentId, partIds }: Assignable,
  { assigneeId, seenId }: AssignmentWish,
  moderators: readonly { readonly id: string }[],
): Result<{ readonly assigneeId: string | null }> {
  if (state !== 'open') return refuse(state === 'changes_requested' ? 'went-back' : 'review-closed')
  if (assigneeId !== null && !moderators.some(({ id }) => id === assigneeId)) return refuse('no-moderator')
  if (assigneeId !== null && partIds.includes(assigneeId)) return refuse('own-revision')
  if (presentId === assigneeId) return refuse('already-so')
  if (presentId !== seenId) return refuse('assignment-moved-on', { assigneeId: presentId })
  return { assigneeId }
}
