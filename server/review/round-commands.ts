import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { approvalsNeeded, type Needed } from '@fieldword/shared/review/approvals.ts'
import { changeSize, isLarge } from '@fieldword/shared/review/change-size.ts'
import type { RoundKind } from '@fieldword/shared/review/contract.ts'
import type { ChangeKind } from '@fieldword/shared/revisions/contract.ts'
import type { KeptTag } from '@fieldword/shared/revisions/tags.ts'
import { type PageRecord, protectionOf } from '../pages/index.ts'
import type { Revision } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { recordEvent } from '../platform/outbox.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { createRevision, documentOf, markRevision } from '../revisions/index.ts'
import { recordFacts } from './facts-commands.ts'
import type { ReviewRow } from './queries.ts'
import { readRules } from './rules-queries.ts'

export interface NextRound {
  readonly kind: Exclude<RoundKind, 'opened'>
  readonly review: ReviewRow
  /** Locked. The text is made on what is approved of it now. */
  readonly page: PageRecord
  readonly by: SignedIn
  readonly document: DocumentJson
  readonly summary: string
  readonly changeKind: ChangeKind
  readonly tags: readonly KeptTag[]
  readonly authors: readonly { readonly userId: string; readonly typed: number }[]
  readonly draftId: string
  readonly draftSeq: bigint
  readonly inStep: boolean
}

/** [RV60] The proposal goes on with another text: a new revision and a new round, which nobody approved yet. */
export async function openRound(tx: Tx, platform: Platform, next: NextRound): Promise<ReviewRow> {
  const { kind, review, page, by, document, summary, changeKind, tags, authors, draftId, draftSeq, inStep } = next
  const at = platform.clock()
  const old = await tx.revision.findUniqueOrThrow({ where: { id: review.revisionId } })
  await markRevision(tx, old.id, 'superseded')
  const baseRevisionId = page.approvedRevisionId
  const { id: revisionId } = await createRevision(tx, {
    ...{ title: page.title, summary, changeKind, tags, document, authors, ...originOf(next, old) },
    ...{ id: platform.newId(), pageId: page.id, parentId: baseRevisionId, updatedFromId: old.id, state: 'pending' },
    ...{ createdById: by.id, createdAt: at, writtenOn: at.toISOString().slice(0, 10) },
  })
  const needed = await neededFor(tx, platform, page, document)
  const round = review.round + 1
  const row = await tx.review.update({
    where: { id: review.id },
    data: {
      ...{ revisionId, baseRevisionId, draftId, draftSeq, inStep, round, state: 'open', closedAt: null },
      ...{ approvalsNeeded: needed.approvals, approvalsGiven: 0 },
    },
  })
  await recordRound(tx, row, { kind, needed, openedById: by.id, openedAt: at })
  await recordFacts(tx, row, page.kind, document)
  const event = { pageId: page.id, revisionId, reviewId: review.id, actorId: by.id }
  await recordEvent(tx, { kind: 'review-updated', ...event }, at)
  return row
}

/** What was written anew is the text of its authors, whatever the round before went back to. */
function originOf({ kind, page }: NextRound, old: Revision) {
  const { origin, restoredFromId, undoneId } = old
  if (kind === 'updated' || kind === 'parted') return { origin, restoredFromId, undoneId }
  return { origin: page.approvedRevisionId === null ? ('creation' as const) : ('proposal' as const) }
}

interface RoundTold {
  readonly kind: RoundKind
  readonly needed: Needed
  readonly openedById: string
  readonly openedAt: Date
}

/** Writes down the present round of a review. */
export async function recordRound(tx: Tx, review: ReviewRow, { needed, ...told }: RoundTold): Promise<void> {
  const { id: reviewId, round: number, revisionId, baseRevisionId } = review
  const rule = { approvalsNeeded: needed.approvals, neededFor: needed.because }
  await tx.round.create({ data: { reviewId, number, revisionId, baseRevisionId, ...told, ...rule } })
}

/** [RV64] By the rules as they are now, and by how much the text changes of what visitors read. */
export async function neededFor(tx: Tx, platform: Platform, page: PageRecord, document: DocumentJson): Promise<Needed> {
  const { approvedRevisionId: approved, kind: pageKind } = page
  const large = approved !== null && isLarge(changeSize(await documentOf(tx, approved), document))
  const { approvals: atLeast } = protectionOf(platform, page)
  return approvalsNeeded({ pageKind, large, rules: await readRules(tx), atLeast })
}
