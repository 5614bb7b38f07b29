import type { TypedRun } from '@fieldword/shared/blame/origins.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { decide, type Wish } from '@fieldword/shared/review/machine.ts'
import { checkProposal } from '@fieldword/shared/review/proposal.ts'
import type { ChangeKind, RevisionOrigin } from '@fieldword/shared/revisions/contract.ts'
import { editDraft, findOrCreateWorkingDraft, readTyping, setDraftBase } from '../collab/index.ts'
import { demandPresent, findPage, lockPage, type PageRecord, setApproved } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import {
  contentHashOf,
  createRevision,
  findRevision,
  findRevisions,
  keepTyping,
  markRevision,
  readTexts,
} from '../revisions/index.ts'
import { readDraftNow, readStanding } from './proposing.ts'
import { lockReview, type ReviewRow } from './queries.ts'
import { reviewRef } from './refs.ts'

export interface ProposalWish {
  readonly slug: string
  readonly summary: string
  readonly changeKind: ChangeKind
  /** Of the text the person saw. */
  readonly contentHash: string
}

/** [RV7–RV10] The draft as the person saw it becomes a pending revision. Typing goes on in the draft. */
export async function propose(platform: Platform, actor: Actor, wish: ProposalWish): Promise<ReviewRef> {
  const author = signedIn(actor)
  const asked = await findPage(platform, wish.slug)
  demand(actor, 'revision:propose', asked)
  const { id: pageId } = asked
  const draft = await readDraftNow(platform, pageId)
  if (draft.contentHash !== wish.contentHash) refuseWith('draft-moved-on', { contentHash: draft.contentHash })
  const typed = await readTyping(platform, draft.draftId, draft.seq)
  const opened = await platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, pageId)
    demandPresent(page)
    // Protected meanwhile: the page was not locked when it was asked for.
    demand(actor, 'revision:propose', page)
    orThrow(checkProposal({ ...draft, ...(await readStanding(tx, page)) }))
    return openReview(tx, platform, author, page, {
      ...{ summary: wish.summary, changeKind: wish.changeKind, document: draft.document },
      origin: page.approvedRevisionId === null ? 'creation' : 'proposal',
      // Words that only the server wrote are still somebody's doing: whoever proposes them.
      authors: draft.authors.length > 0 ? draft.authors : [{ userId: author.id, typed: 0 }],
      ...{ draftId: draft.draftId, draftSeq: draft.seq, typed },
    })
  })
  return reviewRef(platform, actor, opened)
}

export interface RestoreWish {
  readonly slug: string
  readonly number: number
  readonly summary?: string | undefined
}

/** [RV12] An old text is proposed again, and the draft brought to it. */
export async function restore(platform: Platform, actor: Actor, wish: RestoreWish): Promise<ReviewRef> {
  const author = signedIn(actor)
  const { id: pageId } = await findPage(platform, wish.slug)
  const opened = await platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, pageId)
    demandPresent(page)
    demand(actor, 'revision:restore', page)
    const old = (await findRevision(tx, page.id, wish.number)) ?? refuseWith('not-found')
    demand(actor, 'revision:read', old)
    const [document] = await readTexts(tx, actor, [old])
    const standing = await readStanding(tx, page)
    if (standing.approvedHash === old.contentHash) refuseWith('nothing-to-restore')
    orThrow(checkProposal({ document, contentHash: contentHashOf(document), ...standing }))
    const { draftId } = await findOrCreateWorkingDraft(platform, page.id, tx)
    const draftSeq = await editDraft(platform, tx, draftId, document, null)
    return openReview(tx, platform, author, page, {
      summary: wish.summary ?? `Restore revision ${old.number}`,
      changeKind: 'meaning',
      origin: 'restore',
      restoredFromId: old.id,
      authors: [{ userId: author.id, typed: 0 }],
      ...{ document, draftId, draftSeq },
    })
  })
  return reviewRef(platform, actor, opened)
}

/** [RV1–RV6] Load, decide, save: one transaction. What follows from it leaves from the outbox. */
export async function decideReview(
  platform: Platform,
  actor: Actor,
  { id: reviewId, ...wish }: Wish & { readonly id: string },
): Promise<ReviewRef> {
  const decider = signedIn(actor)
  demand(actor, 'review:read')
  const closed = await platform.database.inTransaction(async tx => {
    const review = (await lockReview(tx, reviewId)) ?? refuseWith('not-found')
    const page = await lockPage(tx, review.pageId)
    demandPresent(page)
    const authorIds = await authorsOf(tx, review.revisionId)
    const outcome = orThrow(decide({ ...review, authorIds }, wish, actor, page.approvedRevisionId))
    const at = platform.clock()
    await markRevision(tx, review.revisionId, outcome.state)
    if (outcome.movesPointer) {
      await setApproved(tx, platform, page.id, review.revisionId)
      await setDraftBase(tx, review.draftId, review.revisionId, Number(review.draftSeq))
    }
    await tx.decision.create({
      data: { id: platform.newId(), reviewId, ...wish, actorId: decider.id, decidedAt: at },
    })
    const { pageId, revisionId } = review
    const event = { kind: 'review-decided', pageId, revisionId, reviewId, actorId: decider.id } as const
    await recordEvent(tx, { ...event, decision: wish.kind }, at)
    return tx.review.update({ where: { id: reviewId }, data: { state: outcome.state, closedAt: at } })
  })
  return reviewRef(platform, actor, closed)
}

interface Opening {
  readonly document: DocumentJson
  readonly summary: string
  readonly changeKind: ChangeKind
  readonly origin: RevisionOrigin
  readonly restoredFromId?: string
  readonly authors: readonly { readonly userId: string; readonly typed: number }[]
  readonly draftId: string
  readonly draftSeq: number
  /** Who typed the document, where its words came from the draft. */
  readonly typed?: readonly TypedRun[]
}

/** A pending revision on top of the approved one, and the review that decides on it. */
async function openReview(
  tx: Tx,
  platform: Platform,
  { id: actorId }: SignedIn,
  page: PageRecord,
  { draftId, draftSeq, typed, ...told }: Opening,
): Promise<ReviewRow> {
  const at = platform.clock()
  const revision = await createRevision(tx, {
    ...told,
    ...{ id: platform.newId(), pageId: page.id, parentId: page.approvedRevisionId, title: page.title },
    ...{ state: 'pending', createdById: actorId, createdAt: at, writtenOn: at.toISOString().slice(0, 10) },
  })
  if (typed) await keepTyping(tx, revision.id, typed)
  const review = await tx.review.create({
    data: {
      ...{ id: platform.newId(), pageId: page.id, revisionId: revision.id, baseRevisionId: page.approvedRevisionId },
      ...{ draftId, draftSeq: BigInt(draftSeq), state: 'open', openedById: actorId, openedAt: at },
    },
  })
  const event = { pageId: page.id, revisionId: revision.id, reviewId: review.id, actorId }
  await recordEvent(tx, { kind: 'revision-proposed', ...event }, at)
  return review
}

async function authorsOf(tx: Tx, revisionId: string): Promise<string[]> {
  const revision = (await findRevisions(tx, [revisionId])).get(revisionId)
  return revision?.authors.map(({ id }) => id) ?? []
}
