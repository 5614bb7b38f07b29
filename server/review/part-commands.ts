import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { applyChosen } from '@fieldword/shared/review/choosing/apply-chosen.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { decidePart, type PartWish, pickersOf } from '@fieldword/shared/review/part.ts'
import { findOwnDraftOf } from '../collab/index.ts'
import { demandPresent, lockPage } from '../pages/index.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf, demandText } from '../revisions/index.ts'
import { readDecided } from './deciding.ts'
import { whileOthersWrite } from './draft-merging.ts'
import { planWorking } from './own-draft-effects.ts'
import { readPicks } from './part-queries.ts'
import { type Parting, readParting } from './parting.ts'
import { lockReview, type ReviewRow } from './queries.ts'
import { reviewRef } from './refs.ts'
import { splitReview } from './split-commands.ts'

export interface AcceptWish extends PartWish {
  readonly id: string
  /** Of what was seen: what the chosen changes make, and what visitors read. */
  readonly resultHash: string
  readonly ontoHash: string | null
}

/** [RV93–RV97] Some changes of a proposal become what visitors read; the rest stays open. One transaction. */
export async function acceptPart(platform: Platform, actor: Actor, wish: AcceptWish): Promise<ReviewRef> {
  const decider = signedIn(actor)
  return reviewRef(platform, actor, await whileOthersWrite(() => tryAccept(platform, decider, wish)))
}

async function tryAccept(platform: Platform, decider: SignedIn, wish: AcceptWish): Promise<ReviewRow> {
  const seen = await readParting(platform, decider, wish.id)
  const chosen = new Set(wish.chosen)
  const document = applyChosen(seen.parts, chosen)
  demandAsSeen(seen, wish, contentHashOf(document))
  const isOwn = (await findOwnDraftOf(platform.database.prisma, seen.review.draftId)) !== null
  const working = isOwn ? await planWorking(platform, seen.review, document) : null
  return platform.database.inTransaction(async tx => {
    const review = (await lockReview(tx, wish.id)) ?? refuseWith('not-found')
    const page = await lockPage(tx, review.pageId)
    demandPresent(page)
    const { subject, revision } = await readDecided(platform, tx, review, page)
    orThrow(decidePart(subject, wish, decider, page.approvedRevisionId, seen.parts.changes))
    // What nobody may read cannot become what everybody reads.
    demandText(revision, visitor)
    const { reason, resultHash: contentHash } = wish
    const pick = { id: platform.newId(), reviewId: review.id, round: review.round, pickedAt: platform.clock() }
    await tx.partPick.create({
      data: { ...pick, actorId: decider.id, reason, contentHash, chosen: [...chosen].sort((a, b) => a - b) },
    })
    const picks = await readPicks(tx, review)
    const pickers = pickersOf(picks, contentHash)
    if (pickers.length < review.approvalsNeeded) return review
    const decided = pickers.flatMap(id => picks.findLast(({ actorId }) => actorId === id) ?? [])
    return splitReview(tx, platform, { ...seen, review, page, document, chosen, picks: decided, by: decider, working })
  })
}

/** [RV94] Refuses with `round-moved-on` or `choice-moved-on` where what was seen is not what there is. */
function demandAsSeen({ proposed, onto }: Parting, wish: AcceptWish, resultHash: string): void {
  const { contentHash } = proposed
  const isSeen = wish.contentHash === contentHash && wish.ontoHash === (onto?.contentHash ?? null)
  if (!isSeen) refuseWith('round-moved-on', { contentHash })
  if (wish.resultHash !== resultHash) refuseWith('choice-moved-on', { resultHash })
}
