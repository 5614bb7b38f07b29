import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { decide, type Wish } from '@fieldword/shared/review/machine.ts'
import { checkProposal } from '@fieldword/shared/review/proposal.ts'
import type { ChangeKind } from '@fieldword/shared/revisions/contract.ts'
import { isMinor } from '@fieldword/shared/revisions/minor.ts'
import { readTyping, setDraftBase } from '../collab/index.ts'
import { demandPresent, findPage, lockPage, type PageRecord, setApproved } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { demandText, documentOf, findRevisions, markRevision, type RevisionRow } from '../revisions/index.ts'
import { openReview } from './opening-commands.ts'
import { readDraftNow, readStanding } from './proposing.ts'
import { lockReview } from './queries.ts'
import { reviewRef } from './refs.ts'

export interface ProposalWish {
  readonly slug: string
  readonly summary: string
  readonly changeKind: ChangeKind
  /** Whether the person says that it is minor. */
  readonly minor?: boolean
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
      tags: (await saysTheSame(tx, page, draft.document, wish)) ? ['minor'] : [],
      ...{ draftId: draft.draftId, draftSeq: draft.seq, inStep: true, typed },
    })
  })
  return reviewRef(platform, actor, opened)
}

/** [REV20] Minor is what its proposer says is, and what is found to be. */
async function saysTheSame(
  tx: Tx,
  { approvedRevisionId: id }: PageRecord,
  document: DocumentJson,
  { minor = false }: ProposalWish,
): Promise<boolean> {
  return minor || (id !== null && isMinor(await documentOf(tx, id), document))
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
    const revision = await revisionOf(tx, review.revisionId)
    const authorIds = revision.authors.map(({ id }) => id)
    const outcome = orThrow(decide({ ...review, authorIds }, wish, actor, page.approvedRevisionId))
    const at = platform.clock()
    await markRevision(tx, review.revisionId, outcome.state)
    if (outcome.movesPointer) {
      // What nobody may read cannot become what everybody reads.
      demandText(revision, visitor)
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

async function revisionOf(tx: Tx, revisionId: string): Promise<RevisionRow> {
  const revision = (await findRevisions(tx, [revisionId])).get(revisionId)
  if (!revision) throw new Error(`The proposed revision ${revisionId} is not stored.`)
  return revision
}
