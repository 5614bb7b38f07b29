import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { checkProposal } from '@fieldword/shared/review/proposal.ts'
import { demandPresent, findPage, lockPage } from '../pages/index.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf } from '../revisions/index.ts'
import { bringDraftAlong, type DraftWish } from './draft-effects.ts'
import { ownCharacters, settledMerge } from './merging.ts'
import { openReview } from './opening-commands.ts'
import { readStanding } from './proposing.ts'
import { reviewRef } from './refs.ts'
import { readUndo } from './undoing.ts'

export interface UndoWish extends DraftWish {
  readonly slug: string
  readonly number: number
  readonly summary?: string | undefined
  readonly choices: readonly Choice[]
  /** Of the approved text that was seen. */
  readonly ontoHash: string
}

/** [RV20] What visitors read without what one revision changed is proposed, and the draft brought along. */
export async function undo(platform: Platform, actor: Actor, wish: UndoWish): Promise<ReviewRef> {
  const author = signedIn(actor)
  const found = await findPage(platform, wish.slug)
  const seen = await readUndo(platform.database.prisma, actor, found, wish.number)
  if (seen.onto.contentHash !== wish.ontoHash) refuseWith('merge-moved-on')
  const document = await settledMerge(platform, seen.texts, wish.choices)
  const opened = await platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, found.id)
    demandPresent(page)
    const { undone, onto, texts } = await readUndo(tx, actor, page, wish.number)
    if (onto.contentHash !== wish.ontoHash) refuseWith('merge-moved-on')
    const contentHash = contentHashOf(document)
    if (contentHash === onto.contentHash) refuseWith('nothing-to-undo')
    orThrow(checkProposal({ document, contentHash, ...(await readStanding(tx, page)) }))
    const typed = ownCharacters(wish.choices)
    const change = { from: texts.ours, to: document }
    const draft = await bringDraftAlong(platform, tx, page.id, change, {
      ...wish,
      userId: typed > 0 ? author.id : null,
    })
    return openReview(tx, platform, author, page, {
      summary: wish.summary ?? `Undo revision ${undone.number}`,
      changeKind: 'meaning',
      origin: 'undo',
      undoneId: undone.id,
      authors: [{ userId: author.id, typed }],
      ...{ document, ...draft },
    })
  })
  return reviewRef(platform, actor, opened)
}
