import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { Needed } from '@fieldword/shared/review/approvals.ts'
import { liveRule } from '@fieldword/shared/review/live.ts'
import type { LiveRule } from '@fieldword/shared/revisions/contract.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { areTrusted } from '../accounts/index.ts'
import { setDraftBase } from '../collab/index.ts'
import { type PageRecord, protectionOf, setApproved } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { recordEvent } from '../platform/outbox.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, markRevision, recordLive } from '../revisions/index.ts'
import type { ReviewRow } from './queries.ts'

interface Proposed {
  readonly review: ReviewRow
  /** Locked. */
  readonly page: PageRecord
  readonly needed: Needed
  readonly authors: readonly { readonly userId: string }[]
  /** Where it goes live by no rule of its page. */
  readonly live?: LiveRule | undefined
}

/** [RV120–RV122] By which rule a proposal of these people would go live at once; null where it waits for approval. */
export async function liveRuleFor(
  tx: Tx,
  platform: Platform,
  page: PageRecord,
  needed: Needed,
  userIds: readonly string[],
): Promise<LiveRule | null> {
  const allTrusted = await areTrusted(tx, userIds, platform.clock())
  return liveRule({ waits: protectionOf(platform, page).waits, pageKind: page.kind, needed, allTrusted })
}

/** [RV120] [RV124] Lets a proposal that was just made go live where a rule says so, in the transaction that makes it. */
export async function goLive(tx: Tx, platform: Platform, by: SignedIn, proposed: Proposed): Promise<ReviewRow> {
  const { review, page, needed, authors, live } = proposed
  const userIds = [by.id, ...authors.map(({ userId }) => userId)]
  const rule = live ?? (await liveRuleFor(tx, platform, page, needed, userIds))
  const { id: reviewId, pageId, revisionId, draftId, draftSeq, round } = review
  // [ACC46] What the filter holds goes live by nobody's but a moderator's word.
  const facts = await tx.reviewFacts.findUnique({ where: { reviewId }, select: { hints: true } })
  if (!live && facts?.hints.includes('filtered')) return review
  const revision = (await findRevisions(tx, [revisionId])).get(revisionId)
  // What nobody may read cannot become what everybody reads: a moderator sees to it.
  if (rule === null || !revision || !isTextShown(revision, visitor)) return review
  // A draft of somebody's own ends with an approval [RV81], which is a decision.
  const draft = await tx.draft.findUniqueOrThrow({ where: { id: draftId }, select: { working: true } })
  if (!draft.working) return review
  const at = platform.clock()
  await markRevision(tx, revisionId, 'approved')
  await setApproved(tx, platform, pageId, revisionId)
  const stepBefore = await setDraftBase(tx, draftId, revisionId, Number(draftSeq))
  await tx.decision.create({
    data: {
      ...{ id: platform.newId(), reviewId, round, kind: decisionOf[rule], actorId: by.id, decidedAt: at },
      ...{ reason: '', checked: [], given: 0, needed: needed.approvals },
    },
  })
  await recordLive(tx, platform, { revisionId, pageId, rule, liveById: by.id })
  const event = { kind: 'review-decided', pageId, revisionId, reviewId, actorId: by.id } as const
  await recordEvent(tx, { ...event, decision: decisionOf[rule], state: 'approved' }, at)
  return tx.review.update({ where: { id: reviewId }, data: { state: 'approved', closedAt: at, stepBefore } })
}

/** [RV124] The decision names whose proposal it was, and says that nobody approved it. */
const decisionOf = { trusted: 'live_trusted', open: 'live_open', rollback: 'live_rollback' } as const
