import type { TypedRun } from '@fieldword/shared/blame/origins.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { ChangeKind, LiveRule, RevisionOrigin } from '@fieldword/shared/revisions/contract.ts'
import type { KeptTag } from '@fieldword/shared/revisions/tags.ts'
import type { PageRecord } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { recordEvent } from '../platform/outbox.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { createRevision, keepTyping } from '../revisions/index.ts'
import { recordFacts } from './facts-commands.ts'
import { goLive } from './live-commands.ts'
import type { ReviewRow } from './queries.ts'
import { neededFor, recordRound } from './round-commands.ts'

export interface Opening {
  readonly document: DocumentJson
  readonly summary: string
  readonly changeKind: ChangeKind
  readonly origin: RevisionOrigin
  readonly tags?: readonly KeptTag[]
  readonly restoredFromId?: string
  readonly undoneId?: string
  readonly authors: readonly { readonly userId: string; readonly typed: number }[]
  readonly draftId: string
  readonly draftSeq: number
  readonly inStep: boolean
  /** Who typed the document, where its words came from the draft. */
  readonly typed?: readonly TypedRun[]
  /** [RV131] Where it goes live by no rule of its page. */
  readonly live?: LiveRule
}

/** A pending revision on top of the approved one, and the review that decides on it, unless it goes live at once [RV120]. */
export async function openReview(
  tx: Tx,
  platform: Platform,
  opener: SignedIn,
  page: PageRecord,
  { draftId, draftSeq, inStep, typed, live, ...told }: Opening,
): Promise<ReviewRow> {
  const { id: actorId } = opener
  const at = platform.clock()
  const needed = await neededFor(tx, platform, page, told.document)
  const revision = await createRevision(tx, {
    ...told,
    ...{ id: platform.newId(), pageId: page.id, parentId: page.approvedRevisionId, title: page.title },
    ...{ state: 'pending', createdById: actorId, createdAt: at, writtenOn: at.toISOString().slice(0, 10) },
  })
  if (typed) await keepTyping(tx, revision.id, typed)
  const review = await tx.review.create({
    data: {
      ...{ id: platform.newId(), pageId: page.id, revisionId: revision.id, baseRevisionId: page.approvedRevisionId },
      ...{ draftId, draftSeq: BigInt(draftSeq), inStep, state: 'open', openedById: actorId, openedAt: at },
      ...{ round: 1, approvalsNeeded: needed.approvals },
    },
  })
  await recordRound(tx, review, { kind: 'opened', needed, openedById: actorId, openedAt: at })
  await recordFacts(tx, review, page.kind, told.document)
  const event = { pageId: page.id, revisionId: revision.id, reviewId: review.id, actorId }
  await recordEvent(tx, { kind: 'revision-proposed', ...event }, at)
  return goLive(tx, platform, opener, { review, page, needed, authors: told.authors, live })
}
