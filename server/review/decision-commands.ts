import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import type { Check, ReviewRef } from '@fieldword/shared/review/contract.ts'
import { decide, type Outcome, type Wish } from '@fieldword/shared/review/machine.ts'
import { resetDraftBase, setDraftBase } from '../collab/index.ts'
import { clearApproved, demandPresent, lockPage, setApproved } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { demandText, findRevisions, markRevision, type RevisionRow, settlePatrol } from '../revisions/index.ts'
import { readDecided } from './deciding.ts'
import { whileOthersWrite } from './draft-merging.ts'
import { type OwnPlan, planForOwn, settleOwn } from './own-draft-effects.ts'
import { demandNotWaiting, lockReview, type ReviewRow } from './queries.ts'
import { reviewRef } from './refs.ts'

/** What a decision needs to know of the slices above; handed in by `server/app.ts`. */
export interface DecisionNeeds {
  /** Whether a version was published from the revision. */
  isNamed(tx: Tx, revisionId: string): Promise<boolean>
}

export interface DecisionWish extends Wish {
  readonly id: string
  /** [RV73] */
  readonly checked?: readonly Check[] | undefined
}

/** [RV1–RV6] [RV60–RV71] Load, decide, save: one transaction. What follows from it leaves from the outbox. */
export async function decideReview(
  platform: Platform,
  actor: Actor,
  wish: DecisionWish,
  needs: DecisionNeeds = nothingAbove,
): Promise<ReviewRef> {
  const decider = signedIn(actor)
  demand(actor, 'review:read')
  return reviewRef(platform, actor, await whileOthersWrite(() => tryDecide(platform, decider, wish, needs)))
}

async function tryDecide(
  platform: Platform,
  decider: SignedIn,
  { id: reviewId, ...wish }: DecisionWish,
  needs: DecisionNeeds,
): Promise<ReviewRow> {
  const own = wish.kind === 'approve' ? await planForOwn(platform, reviewId) : null
  return platform.database.inTransaction(async tx => {
    const review = (await lockReview(tx, reviewId)) ?? refuseWith('not-found')
    const page = await lockPage(tx, review.pageId)
    demandPresent(page)
    const { subject, revision } = await readDecided(platform, tx, review, page)
    const outcome = orThrow(decide(subject, wish, decider, page.approvedRevisionId))
    if (wish.kind === 'reopen') await demandNotWaiting(tx, review.pageId, revision.contentHash)
    if (wish.kind === 'revert') await settlePatrol(tx, platform, decider.id, review.revisionId)
    const stepBefore = await movePointer(tx, platform, { review, revision, outcome, needs, own })
    const at = platform.clock()
    const { kind, reason, checked = [] } = wish
    const counted = { given: outcome.approvals.length, needed: subject.approvals.needed }
    const made = { id: platform.newId(), reviewId, round: review.round, actorId: decider.id, decidedAt: at }
    await tx.decision.create({ data: { ...made, kind, reason, checked: [...checked], ...counted } })
    const { pageId, revisionId } = review
    const event = { kind: 'review-decided', pageId, revisionId, reviewId, actorId: decider.id } as const
    await recordEvent(tx, { ...event, decision: kind, state: outcome.state }, at)
    return tx.review.update({
      where: { id: reviewId },
      data: {
        ...{ state: outcome.state, approvalsGiven: counted.given, stepBefore },
        closedAt: isClosed(outcome) ? at : null,
      },
    })
  })
}

/** In a wiki without the slices above nothing is published from a revision. */
export const nothingAbove: DecisionNeeds = { isNamed: async () => false }

function isClosed({ state }: Outcome): boolean {
  return state === 'approved' || state === 'rejected' || state === 'withdrawn'
}

export interface Move {
  readonly review: ReviewRow
  readonly revision: RevisionRow
  readonly outcome: Outcome
  readonly needs: DecisionNeeds
  readonly own: OwnPlan | null
}

/** What becomes of the revision, and of what visitors read. Answers up to where the draft was in step before. */
export async function movePointer(tx: Tx, platform: Platform, move: Move): Promise<bigint | null> {
  const { review, revision, outcome, needs, own } = move
  const { pageId, revisionId, draftId, draftSeq, stepBefore } = review
  // What nobody may read cannot become what everybody reads.
  if (outcome.pointer === 'forward') demandText(revision, visitor)
  if (outcome.pointer === 'back' && (await needs.isNamed(tx, revisionId))) refuseWith('approval-in-use')
  if (outcome.revision !== revision.state) await markRevision(tx, revisionId, outcome.revision, revision.state)
  switch (outcome.pointer) {
    case 'stays':
      return stepBefore
    case 'forward':
      if (own) await settleOwn(platform, tx, review, own)
      await setApproved(tx, platform, pageId, revisionId)
      return setDraftBase(tx, draftId, revisionId, Number(draftSeq))
    case 'back':
      await goBack(tx, platform, review)
      return null
  }
}

/** [RV70] Visitors read again what was approved before; where that was nothing, the page has no text for them. */
async function goBack(tx: Tx, platform: Platform, review: ReviewRow): Promise<void> {
  const { pageId, baseRevisionId, draftId, stepBefore } = review
  if (baseRevisionId === null) {
    await clearApproved(tx, platform, pageId)
  } else {
    const base = (await findRevisions(tx, [baseRevisionId])).get(baseRevisionId) ?? refuseWith('not-found')
    demandText(base, visitor)
    await setApproved(tx, platform, pageId, baseRevisionId)
  }
  if (stepBefore !== null) await resetDraftBase(tx, draftId, baseRevisionId, stepBefore)
}
