import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { Actor } from '../policy/actor.ts'
import { type Action, can, type Decidable, isOwn, type ReviewState } from '../policy/can.ts'
import type { DecisionKind } from './contract.ts'

export interface OpenedReview extends Decidable {
  /** The approved revision when it was proposed; null for a page's first text. */
  readonly baseRevisionId: string | null
}

export interface Wish {
  readonly kind: DecisionKind
  /** Public. */
  readonly reason: string
}

/** What a decision makes of the review and its revision. Only approving moves what visitors read. */
export type Outcome =
  | { readonly state: 'approved'; readonly movesPointer: true }
  | { readonly state: 'rejected' | 'withdrawn'; readonly movesPointer: false }

const outcomes: Readonly<Record<DecisionKind, Outcome>> = {
  approve: { state: 'approved', movesPointer: true },
  reject: { state: 'rejected', movesPointer: false },
  withdraw: { state: 'withdrawn', movesPointer: false },
}

const actions = {
  approve: 'review:approve',
  reject: 'review:reject',
  withdraw: 'review:withdraw',
} as const satisfies Record<DecisionKind, Action>

/** [RV1–RV6] Decides a review. `approvedRevisionId` is the page's now. */
export function decide(
  review: OpenedReview,
  wish: Wish,
  actor: Actor,
  approvedRevisionId: string | null,
): Result<Outcome> {
  if (review.state !== 'open') return refuse('review-closed')
  if (!can(actor, actions[wish.kind], review)) return refuse(whyNot(review, wish.kind, actor))
  // Someone else's revision was approved meanwhile: approving this one would silently undo it.
  if (wish.kind === 'approve' && approvedRevisionId !== review.baseRevisionId) return refuse('revision-conflict')
  if (wish.kind === 'reject' && wish.reason.trim() === '') return refuse('reason-needed')
  return outcomes[wish.kind]
}

/** [RV4] True for a review that can never be approved, because it was proposed on another text than the present one. */
export function isStale(
  review: { state: ReviewState; baseRevisionId: string | null },
  approvedRevisionId: string | null,
) {
  return review.state === 'open' && approvedRevisionId !== review.baseRevisionId
}

function whyNot(review: OpenedReview, kind: DecisionKind, actor: Actor) {
  if (actor.role === 'visitor') return 'sign-in-needed'
  const mayOthers = can(actor, actions[kind], { ...review, openedById: '', authorIds: [] })
  return mayOthers && isOwn(actor, review) ? 'own-revision' : 'forbidden'
}
