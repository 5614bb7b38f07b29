import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { closeDraftOf, findOwnDraftOf, setDraftBase } from '../collab/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { documentOf } from '../revisions/index.ts'
import { bringDraftAlong, type DraftPlan, planDraft } from './draft-effects.ts'
import { findReview, type ReviewRow } from './queries.ts'

/** What a text that was proposed from a draft of somebody's own makes of the working draft, once it is approved. */
export interface OwnPlan {
  readonly revisionId: string
  readonly to: DocumentJson
  readonly plan: DraftPlan
}

/** [RV81] Worked out before anything is locked; null where the proposal came from the working draft. */
export async function planForOwn(platform: Platform, reviewId: string): Promise<OwnPlan | null> {
  const { prisma } = platform.database
  const review = await findReview(prisma, reviewId)
  if (!review || !(await findOwnDraftOf(prisma, review.draftId))) return null
  return planWorking(platform, review, await documentOf(prisma, review.revisionId))
}

/** The same for another text that the proposal leads to. */
export async function planWorking(platform: Platform, review: ReviewRow, to: DocumentJson): Promise<OwnPlan> {
  const { pageId, revisionId, baseRevisionId } = review
  // Nothing but what was proposed on the approved text is approved.
  const from = baseRevisionId ? await documentOf(platform.database.prisma, baseRevisionId) : null
  return { revisionId, to, plan: await planDraft(platform, pageId, { from, to }, {}) }
}

/**
 * [RV81] What the draft was for is done: it is closed, and the working draft gets the same change, as when something is restored. Refuses
 * with `draft-busy` where what was worked out is for another text.
 */
export async function settleOwn(platform: Platform, tx: Tx, review: ReviewRow, own: OwnPlan): Promise<void> {
  if (own.revisionId !== review.revisionId) refuseWith('draft-busy')
  await bringWorkingAlong(platform, tx, { pageId: review.pageId, revisionId: review.revisionId }, own)
  await closeDraftOf(platform, tx, review.draftId, 'approved')
}

export async function bringWorkingAlong(
  platform: Platform,
  tx: Tx,
  { pageId, revisionId }: { readonly pageId: string; readonly revisionId: string },
  { to, plan }: OwnPlan,
): Promise<void> {
  const { draftId, draftSeq } = await bringDraftAlong(platform, tx, pageId, { to, plan, userId: null })
  await setDraftBase(tx, draftId, revisionId, draftSeq)
}
