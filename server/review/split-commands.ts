import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { chosenWords } from '@fieldword/shared/review/choosing/chosen-words.ts'
import { setDraftBase } from '../collab/index.ts'
import { type PageRecord, setApproved } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { carryTyping, createRevision, readTyping } from '../revisions/index.ts'
import { recordFacts } from './facts-commands.ts'
import { bringWorkingAlong, type OwnPlan } from './own-draft-effects.ts'
import type { PickRow } from './part-queries.ts'
import type { Parting } from './parting.ts'
import type { ReviewRow } from './queries.ts'
import { neededFor, openRound, recordRound } from './round-commands.ts'

interface Split extends Parting {
  /** Locked. */
  readonly page: PageRecord
  /** What the chosen changes make of what visitors read. */
  readonly document: DocumentJson
  readonly chosen: ReadonlySet<number>
  /** Who picked exactly that, one of each. */
  readonly picks: readonly PickRow[]
  readonly by: SignedIn
  /** What becomes of the working draft, where the proposal came from another. */
  readonly working: OwnPlan | null
}

/**
 * [RV95] The chosen changes are approved, as a proposal of their own that says which one it is a part of; the one they come from goes on with
 * the same text on top of them, in its next round.
 */
export async function splitReview(tx: Tx, platform: Platform, split: Split): Promise<ReviewRow> {
  const { review, proposed, page, to, by, working } = split
  if (proposed.id !== review.revisionId) return refuseWith('round-moved-on')
  const partId = await approvePart(tx, platform, split)
  if (working) await bringWorkingAlong(platform, tx, { pageId: page.id, revisionId: partId }, working)
  const old = await tx.revision.findUniqueOrThrow({ where: { id: review.revisionId }, include: { authors: true } })
  const { summary, changeKind, tags } = old
  const rest = await openRound(tx, platform, {
    ...{ kind: 'parted', review, page: { ...page, approvedRevisionId: partId }, by, document: to },
    ...{ summary, changeKind, tags, authors: old.authors.map(({ userId, typed }) => ({ userId, typed })) },
    ...{ draftId: review.draftId, draftSeq: review.draftSeq, inStep: review.inStep },
  })
  await carryTyping(tx, { from: { id: old.id, document: to }, to: { id: rest.revisionId, document: to }, by: null })
  return rest
}

/** Answers the revision. */
async function approvePart(tx: Tx, platform: Platform, split: Split): Promise<string> {
  const { review, page, document, to, picks, by } = split
  const at = platform.clock()
  const needed = await neededFor(tx, platform, page, document)
  const old = await tx.revision.findUniqueOrThrow({ where: { id: review.revisionId }, include: { authors: true } })
  const { title, summary, changeKind, origin, restoredFromId, undoneId, createdById } = old
  const { id: revisionId } = await createRevision(tx, {
    ...{ title, summary, changeKind, origin, restoredFromId, undoneId, document, createdById },
    ...{ id: platform.newId(), pageId: page.id, parentId: page.approvedRevisionId, state: 'approved' },
    ...{ createdAt: at, writtenOn: at.toISOString().slice(0, 10), authors: await authorsOf(tx, split, old.authors) },
  })
  await carryTyping(tx, { from: { id: old.id, document: to }, to: { id: revisionId, document }, by: null })
  await setApproved(tx, platform, page.id, revisionId)
  // What was typed stays new in the draft: the rest of it waits still.
  const stepBefore = await setDraftBase(tx, review.draftId, revisionId, 0)
  const part = await tx.review.create({
    data: {
      ...{ id: platform.newId(), pageId: page.id, revisionId, baseRevisionId: page.approvedRevisionId },
      ...{ draftId: review.draftId, draftSeq: stepBefore, inStep: false, stepBefore, partOfId: review.id },
      ...{ state: 'approved', openedById: review.openedById, openedAt: at, closedAt: at, round: 1 },
      ...{ approvalsNeeded: review.approvalsNeeded, approvalsGiven: picks.length },
    },
  })
  const asked = { approvals: review.approvalsNeeded, because: needed.because }
  await recordRound(tx, part, { kind: 'opened', needed: asked, openedById: review.openedById, openedAt: at })
  await recordFacts(tx, part, page.kind, document)
  for (const [index, { actorId, reason }] of picks.entries()) {
    const counted = { given: index + 1, needed: review.approvalsNeeded }
    const made = { id: platform.newId(), reviewId: part.id, round: 1, actorId, decidedAt: at }
    await tx.decision.create({ data: { ...made, kind: 'approve', reason, checked: [], ...counted } })
  }
  const event = { pageId: page.id, revisionId, reviewId: part.id, actorId: by.id }
  await recordEvent(tx, { kind: 'review-decided', ...event, decision: 'approve', state: 'approved' }, at)
  return revisionId
}

/** [RV96] Who typed words that were chosen; everybody of the proposal where nobody typed any, as where a block only moved. */
async function authorsOf(
  tx: Tx,
  { review, parts, chosen }: Split,
  authors: readonly { readonly userId: string; readonly typed: number }[],
): Promise<{ userId: string; typed: number }[]> {
  const runs = (await readTyping(tx, [review.revisionId])).get(review.revisionId) ?? []
  const typed = new Map<string, number>()
  let at = 0
  const words = chosenWords(parts, chosen)
  for (const { by, length } of runs) {
    const own = words.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, at + length) - Math.max(from, at)), 0)
    if (by !== null && own > 0) typed.set(by, (typed.get(by) ?? 0) + own)
    at += length
  }
  const told = authors.filter(({ userId }) => typed.has(userId))
  if (told.length === 0) return authors.map(({ userId }) => ({ userId, typed: 0 }))
  return told.map(({ userId }) => ({ userId, typed: typed.get(userId) ?? 0 }))
}
