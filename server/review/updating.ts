import { emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { tellConflict } from '@fieldword/shared/merge/tell-conflict.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { UpdatePreview } from '@fieldword/shared/review/merging-contract.ts'
import { type PageRecord, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts, contentHashOf, findRevisions, type RevisionRow, readTexts, refOf } from '../revisions/index.ts'
import { readDecided } from './deciding.ts'
import { findMergeBase } from './merge-base-queries.ts'
import { mergeTexts, type ToMerge } from './merging.ts'
import { findReview, type ReviewRow } from './queries.ts'
import { inFull, reviewRefOf } from './refs.ts'
import { approvedOf } from './restoring.ts'

export interface Update {
  readonly proposed: RevisionRow
  readonly onto: RevisionRow
  readonly texts: ToMerge
}

/** [RV24] The three texts of a proposal that another text was approved after. */
export async function readUpdate(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  review: ReviewRow,
  page: PageRecord,
): Promise<Update> {
  if (review.state !== 'open') refuseWith(review.state === 'changes_requested' ? 'went-back' : 'review-closed')
  const { subject, revision: proposed } = await readDecided(platform, tx, review, page)
  demand(actor, 'review:update', subject)
  demand(actor, 'revision:propose', protectionOf(platform, page))
  const onto = await approvedOf(tx, page)
  if (!onto || onto.id === review.baseRevisionId) return refuseWith('up-to-date')
  const baseId = await findMergeBase(tx, review, onto.id)
  const base = baseId ? (await findRevisions(tx, [baseId])).get(baseId) : undefined
  const [ours, theirs] = await readTexts(tx, actor, [onto, proposed])
  const [from] = base ? await readTexts(tx, actor, [base]) : [emptyDocument]
  return { proposed, onto, texts: { base: from ?? emptyDocument, ours, theirs } }
}

/** [RV23] [RV24] What a proposal says on top of the approved text, and where the two conflict. */
export async function previewUpdate(
  platform: Platform,
  actor: Actor,
  { id, choices, part }: { readonly id: string; readonly choices: readonly Choice[]; readonly part?: number },
): Promise<UpdatePreview> {
  demand(actor, 'review:read')
  const { prisma } = platform.database
  const row = (await findReview(prisma, id)) ?? refuseWith('not-found')
  const [review] = await inFull(platform, [row])
  if (!review) return refuseWith('not-found')
  const { onto, texts } = await readUpdate(platform, prisma, actor, row, review.page)
  const { document, conflicts } = await mergeTexts(platform, texts, { choices })
  return {
    review: reviewRefOf(review, actor, conflicts.length > 0 ? 'conflicts' : 'clean'),
    onto: refOf(onto, review.page.approvedRevisionId, actor),
    conflicts: conflicts.map(tellConflict),
    changes: conflicts.length > 0 || contentHashOf(document) !== onto.contentHash,
    comparison: await compareTexts(
      platform,
      { hash: onto.contentHash },
      { document },
      { rows: 'changes', ...(part && { part }) },
    ),
  }
}
