import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { Actor } from '../policy/actor.ts'
import { type Action, can, type Decidable, isOwn, type ReviewState, type RevisionState } from '../policy/can.ts'
import type { DecisionKind } from './contract.ts'

export interface OpenedReview extends Decidable {
  /** The approved revision when its round was proposed; null for a page's first text. */
  readonly baseRevisionId: string | null
  readonly revisionId: string
  /** Of the text of its round. */
  readonly contentHash: string
  /** Who approved this round, as of now, and how many have to. */
  readonly approvals: { readonly by: readonly string[]; readonly needed: number }
}

export interface Wish {
  readonly kind: DecisionKind
  /** Public. */
  readonly reason: string
  /** Of the text that was seen. An approval always names it. */
  readonly contentHash?: string | undefined
}

/** What a decision makes of the review and its revision. Only approving, and reverting that, move what visitors read. */
export interface Outcome {
  readonly state: ReviewState
  readonly revision: Exclude<RevisionState, 'superseded'>
  readonly pointer: 'stays' | 'forward' | 'back'
  readonly approvals: readonly string[]
}

const actions = {
  approve: 'review:approve',
  take_back: 'review:approve',
  request_changes: 'review:request-changes',
  reject: 'review:reject',
  withdraw: 'review:withdraw',
  reopen: 'review:reopen',
  revert: 'review:revert',
} as const satisfies Record<DecisionKind, Action>

const withReason: readonly DecisionKind[] = ['request_changes', 'reject', 'reopen', 'revert']

/** [RV1–RV6] [RV60–RV71] Decides a review. `approvedRevisionId` is the page's now. */
export function decide(
  review: OpenedReview,
  wish: Wish,
  actor: Actor,
  approvedRevisionId: string | null,
): Result<Outcome> {
  const { kind, contentHash, reason } = wish
  const outOfPlace = refuseState(review.state, kind)
  if (outOfPlace) return outOfPlace
  if (!mayDecide(actor, kind, review)) return refuse(whyNot(review, kind, actor))
  // Its people proposed another text meanwhile: whoever decides has not read it.
  const isSeen =
    kind === 'approve' ? contentHash === review.contentHash : (contentHash ?? review.contentHash) === review.contentHash
  if (!isSeen) return refuse('round-moved-on', { contentHash: review.contentHash })
  // Someone else's revision was approved meanwhile: approving this one would silently undo it.
  if (kind === 'approve' && approvedRevisionId !== review.baseRevisionId) return refuse('revision-conflict')
  if (kind === 'revert' && approvedRevisionId !== review.revisionId) return refuse('approved-since')
  if (withReason.includes(kind) && reason.trim() === '') return refuse('reason-needed')
  return outcomeOf(review, kind, actor.id ?? '')
}

function outcomeOf({ approvals }: OpenedReview, kind: DecisionKind, actorId: string): Result<Outcome> {
  switch (kind) {
    case 'approve':
      return approved(approvals, actorId)
    case 'take_back':
      if (!approvals.by.includes(actorId)) return refuse('no-approval-of-yours')
      return { ...waiting, approvals: approvals.by.filter(id => id !== actorId) }
    case 'request_changes':
      return { state: 'changes_requested', revision: 'pending', pointer: 'stays', approvals: [] }
    case 'reject':
      return { state: 'rejected', revision: 'rejected', pointer: 'stays', approvals: [] }
    case 'withdraw':
      return { state: 'withdrawn', revision: 'withdrawn', pointer: 'stays', approvals: [] }
    case 'reopen':
      return { ...waiting, approvals: [] }
    case 'revert':
      return { ...waiting, pointer: 'back', approvals: [] }
  }
}

/**
 * [PR236] The ballot of a process decides in the place of moderators: on the text that was voted on, and on the approved text it was
 * proposed on. Whoever carries it out decides nothing, so it does not matter whether they have a part in the text.
 */
export function decideByBallot(
  review: OpenedReview,
  contentHash: string,
  approvedRevisionId: string | null,
): Result<Outcome> {
  const outOfPlace = refuseState(review.state, 'approve')
  if (outOfPlace) return outOfPlace
  if (contentHash !== review.contentHash) return refuse('round-moved-on', { contentHash: review.contentHash })
  if (approvedRevisionId !== review.baseRevisionId) return refuse('revision-conflict')
  return { state: 'approved', revision: 'approved', pointer: 'forward', approvals: [] }
}

const waiting = { state: 'open', revision: 'pending', pointer: 'stays' } as const

/** [RV66] The last approval that is needed makes it the approved text. One more by the same person is none, unless enough are there. */
function approved({ by, needed }: OpenedReview['approvals'], actorId: string): Result<Outcome> {
  const approvals = [...new Set([...by, actorId])]
  if (approvals.length >= needed) return { state: 'approved', revision: 'approved', pointer: 'forward', approvals }
  return by.includes(actorId) ? refuse('already-approved') : { ...waiting, approvals }
}

/** [RV1] [RV61] [RV62] Which decisions a state allows. */
function refuseState(state: ReviewState, kind: DecisionKind): Refusal | null {
  if (kind === 'reopen') return state === 'rejected' || state === 'withdrawn' ? null : refuseReopening(state)
  if (kind === 'revert') return state === 'approved' ? null : refuse('not-approved')
  if (state === 'open') return null
  if (state !== 'changes_requested') return refuse('review-closed')
  return kind === 'reject' || kind === 'withdraw' ? null : refuse('went-back')
}

function refuseReopening(state: ReviewState): Refusal {
  return refuse(state === 'approved' ? 'review-closed' : 'review-open')
}

/** [RV4] True for a review that can never be approved, because it was proposed on another text than the present one. */
export function isStale(
  review: { state: ReviewState; baseRevisionId: string | null },
  approvedRevisionId: string | null,
) {
  return review.state === 'open' && approvedRevisionId !== review.baseRevisionId
}

function mayDecide(actor: Actor, kind: DecisionKind, review: OpenedReview): boolean {
  const action = actions[kind]
  return action === 'review:revert' ? can(actor, action) : can(actor, action, review)
}

function whyNot(review: OpenedReview, kind: DecisionKind, actor: Actor) {
  if (actor.role === 'visitor') return 'sign-in-needed'
  const mayOthers = mayDecide(actor, kind, { ...review, openedById: '', authorIds: [] })
  return mayOthers && isOwn(actor, review) ? 'own-revision' : 'forbidden'
}
