import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { checkProposal } from '@fieldword/shared/review/proposal.ts'
import { demandPresent, findPage, lockPage } from '../pages/index.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf } from '../revisions/index.ts'
import { bringDraftAlong, type DraftWish } from './draft-effects.ts'
import { openReview } from './opening-commands.ts'
import { readStanding } from './proposing.ts'
import { reviewRef } from './refs.ts'
import { readRestoration } from './restoring.ts'

export interface RestoreWish extends DraftWish {
  readonly slug: string
  readonly number: number
  readonly summary?: string | undefined
}

/** [RV12] An old text is proposed again, and the draft brought along. */
export async function restore(platform: Platform, actor: Actor, wish: RestoreWish): Promise<ReviewRef> {
  const author = signedIn(actor)
  const { id: pageId } = await findPage(platform, wish.slug)
  const opened = await platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, pageId)
    demandPresent(page)
    const { old, from, to: document } = await readRestoration(tx, actor, page, wish.number)
    const standing = await readStanding(tx, page)
    if (standing.approvedHash === old.contentHash) refuseWith('nothing-to-restore')
    orThrow(checkProposal({ document, contentHash: contentHashOf(document), ...standing }))
    const draft = await bringDraftAlong(platform, tx, page.id, { from, to: document }, { ...wish, userId: null })
    return openReview(tx, platform, author, page, {
      summary: wish.summary ?? `Restore revision ${old.number}`,
      changeKind: 'meaning',
      origin: 'restore',
      restoredFromId: old.id,
      authors: [{ userId: author.id, typed: 0 }],
      ...{ document, ...draft },
    })
  })
  return reviewRef(platform, actor, opened)
}
