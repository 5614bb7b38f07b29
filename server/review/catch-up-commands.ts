import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import { canonical } from '@fieldword/shared/document/canonical.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { editDraftBy, moveOwnBase, viewOwnDraft } from '../collab/index.ts'
import { demandPresent, lockPage } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readCatchUp, textsOf } from './catching-up.ts'
import { asMerged, whileOthersWrite } from './draft-merging.ts'
import { ownCharacters, settledMerge } from './merging.ts'

export interface CatchUpWish {
  readonly id: string
  readonly choices: readonly Choice[]
  /** Of the approved text that was seen. */
  readonly ontoHash: string
}

/** [RV83] [RV84] What was approved since is merged into a draft of somebody's own, under whoever writes in it. */
export async function catchUp(platform: Platform, actor: Actor, wish: CatchUpWish): Promise<OwnDraft> {
  const writer = signedIn(actor)
  await whileOthersWrite(() => tryCatchUp(platform, writer, wish))
  return viewOwnDraft(platform, actor, wish.id)
}

async function tryCatchUp(platform: Platform, writer: SignedIn, { id, choices, ontoHash }: CatchUpWish): Promise<void> {
  const seen = await readCatchUp(platform, platform.database.prisma, writer, id)
  if (seen.onto.contentHash !== ontoHash) refuseWith('merge-moved-on')
  const texts = await textsOf(platform, writer, seen)
  const after = await settledMerge(platform, texts, choices)
  const { draftId } = seen.row
  await platform.database.inTransaction(async tx => {
    demandPresent(await lockPage(tx, seen.page.id))
    const now = await readCatchUp(platform, tx, writer, id)
    if (now.onto.id !== seen.onto.id || now.row.draftId !== draftId) refuseWith('merge-moved-on')
    const merged = { draftId, before: canonical(texts.ours), after }
    // Words that settle a conflict are somebody's; those that were approved had their authors before.
    const userId = ownCharacters(choices) > 0 ? writer.id : null
    const edited = await editDraftBy(platform, tx, draftId, draft => asMerged(merged, draftId, draft), userId)
    await moveOwnBase(tx, draftId, {
      revisionId: now.onto.id,
      inStepAt: edited.contentHash === now.onto.contentHash ? edited.seq : null,
    })
  })
}
