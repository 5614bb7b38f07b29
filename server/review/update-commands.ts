import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { editDraftBy, moveOwnBase } from '../collab/index.ts'
import { demandPresent, findPagesById, lockPage, type PageRecord } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { carryTyping, contentHashOf } from '../revisions/index.ts'
import { asMerged, mergeDraft, whileOthersWrite } from './draft-merging.ts'
import { ownCharacters, settledMerge } from './merging.ts'
import { findReview, lockReview, type ReviewRow } from './queries.ts'
import { reviewRef } from './refs.ts'
import { openRound } from './round-commands.ts'
import { readUpdate, type Update } from './updating.ts'

export interface UpdateWish {
  readonly id: string
  readonly choices: readonly Choice[]
  /** Of the approved text that was seen. */
  readonly ontoHash: string
}

/** [RV24] A proposal goes on as a new revision on top of the text that was approved since. */
export async function update(platform: Platform, actor: Actor, wish: UpdateWish): Promise<ReviewRef> {
  const updater = signedIn(actor)
  demand(actor, 'review:read')
  return reviewRef(platform, actor, await whileOthersWrite(() => tryUpdate(platform, updater, wish)))
}

async function tryUpdate(platform: Platform, updater: SignedIn, wish: UpdateWish): Promise<ReviewRow> {
  const { draftId, ...seen } = await readUpdateOf(platform, updater, wish.id)
  if (seen.onto.contentHash !== wish.ontoHash) refuseWith('merge-moved-on')
  const document = await settledMerge(platform, seen.texts, wish.choices)
  if (contentHashOf(document) === seen.onto.contentHash) refuseWith('nothing-left')
  const merged = await mergeDraft(platform, draftId, { from: seen.texts.theirs, to: document })
  return platform.database.inTransaction(async tx => {
    const review = (await lockReview(tx, wish.id)) ?? refuseWith('not-found')
    const page = await lockPage(tx, review.pageId)
    demandPresent(page)
    const read = await readUpdate(platform, tx, updater, review, page)
    const isAsSeen = read.onto.id === seen.onto.id && read.proposed.id === seen.proposed.id
    if (!isAsSeen) refuseWith('merge-moved-on')
    const typed = ownCharacters(wish.choices)
    await editDraftBy(
      platform,
      tx,
      review.draftId,
      draft => asMerged(merged, review.draftId, draft),
      typed > 0 ? updater.id : null,
    )
    // Where it is a draft of somebody's own, it has what was approved by now.
    await moveOwnBase(tx, review.draftId, { revisionId: read.onto.id, inStepAt: null })
    return replaceRevision(tx, platform, { review, page, updater, document, read, choices: wish.choices })
  })
}

/** What is to be merged, as it stands before anything is locked. */
async function readUpdateOf(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Update & { readonly draftId: string }> {
  const { prisma } = platform.database
  const review = (await findReview(prisma, id)) ?? refuseWith('not-found')
  const page = (await findPagesById(prisma, [review.pageId])).get(review.pageId) ?? refuseWith('not-found')
  demandPresent(page)
  return { ...(await readUpdate(platform, prisma, actor, review, page)), draftId: review.draftId }
}

interface Replacement {
  readonly review: ReviewRow
  readonly page: PageRecord
  readonly updater: SignedIn
  readonly document: Update['texts']['ours']
  readonly read: Update
  readonly choices: readonly Choice[]
}

async function replaceRevision(
  tx: Tx,
  platform: Platform,
  { review, page, updater, document, read, choices }: Replacement,
): Promise<ReviewRow> {
  const old = await tx.revision.findUniqueOrThrow({ where: { id: review.revisionId }, include: { authors: true } })
  const { summary, changeKind, tags } = old
  const row = await openRound(tx, platform, {
    ...{ kind: 'updated', review, page, by: updater, document, summary, changeKind, tags },
    ...{
      authors: withSettler(old.authors, updater, choices),
      draftId: review.draftId,
      draftSeq: review.draftSeq,
      inStep: false,
    },
  })
  await carryTyping(tx, {
    from: { id: old.id, document: read.texts.theirs },
    to: { id: row.revisionId, document },
    by: ownCharacters(choices) > 0 ? updater.id : null,
  })
  return row
}

/** [RV24] Whoever settles a conflict has a part in the text, and with it no part in the decision. */
function withSettler(
  authors: readonly { readonly userId: string; readonly typed: number }[],
  { id }: SignedIn,
  choices: readonly Choice[],
): { userId: string; typed: number }[] {
  const told = authors.map(({ userId, typed }) => ({ userId, typed }))
  if (choices.length === 0) return told
  const before = told.find(({ userId }) => userId === id)?.typed ?? 0
  return [...told.filter(({ userId }) => userId !== id), { userId: id, typed: before + ownCharacters(choices) }]
}
