import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { checkProposal } from '@fieldword/shared/review/proposal.ts'
import { demandPresent, findPage, lockPage } from '../pages/index.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf } from '../revisions/index.ts'
import { bringDraftAlong, type DraftWish, planDraft } from './draft-effects.ts'
import { whileOthersWrite } from './draft-merging.ts'
import { openReview } from './opening-commands.ts'
import { readStanding } from './proposing.ts'
import type { ReviewRow } from './queries.ts'
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
  const opened = await whileOthersWrite(() => tryRestore(platform, author, wish))
  return reviewRef(platform, actor, opened)
}

async function tryRestore(platform: Platform, author: SignedIn, wish: RestoreWish): Promise<ReviewRow> {
  const found = await findPage(platform, wish.slug)
  const seen = await readRestoration(platform, platform.database.prisma, author, found, wish.number)
  if (seen.onto?.contentHash === seen.old.contentHash) refuseWith('nothing-to-restore')
  const { from, to: document } = seen
  const plan = await planDraft(platform, found.id, { from, to: document }, wish)
  return platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, found.id)
    demandPresent(page)
    // What was worked out for the draft is for the text that was approved then.
    if (page.approvedRevisionId !== found.approvedRevisionId) refuseWith('draft-busy')
    const { old } = await readRestoration(platform, tx, author, page, wish.number)
    const standing = await readStanding(tx, page)
    orThrow(checkProposal({ document, contentHash: contentHashOf(document), ...standing }))
    const draft = await bringDraftAlong(platform, tx, page.id, { to: document, plan, userId: null })
    return openReview(tx, platform, author, page, {
      summary: wish.summary ?? `Restore revision ${old.number}`,
      changeKind: 'meaning',
      origin: 'restore',
      restoredFromId: old.id,
      authors: [{ userId: author.id, typed: 0 }],
      ...{ document, ...draft },
    })
  })
}
