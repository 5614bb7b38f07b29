import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { checkProposal } from '@fieldword/shared/review/proposal.ts'
import type { LiveRule } from '@fieldword/shared/revisions/contract.ts'
import { demandPresent, findPage, lockPage } from '../pages/index.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf } from '../revisions/index.ts'
import { bringDraftAlong, type DraftWish, planDraft } from './draft-effects.ts'
import { whileOthersWrite } from './draft-merging.ts'
import { ownCharacters, settledMerge } from './merging.ts'
import { openReview } from './opening-commands.ts'
import { readStanding } from './proposing.ts'
import type { ReviewRow } from './queries.ts'
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
  const opened = await whileOthersWrite(() => tryUndo(platform, author, wish))
  return reviewRef(platform, actor, opened)
}

/** [RV131] The same for a rollback: without anybody's choices, live at once, on whatever visitors read at that moment. */
export async function undoLive(
  platform: Platform,
  by: SignedIn,
  wish: { readonly slug: string; readonly number: number; readonly summary: string },
): Promise<ReviewRow> {
  return whileOthersWrite(() => tryUndo(platform, by, { ...wish, choices: [], ontoHash: null, live: 'rollback' }))
}

type Tried = Omit<UndoWish, 'ontoHash'> & { readonly ontoHash: string | null; readonly live?: LiveRule }

async function tryUndo(platform: Platform, author: SignedIn, wish: Tried): Promise<ReviewRow> {
  const found = await findPage(platform, wish.slug)
  const seen = await readUndo(platform, platform.database.prisma, author, found, wish.number)
  const seenHash = seen.onto.contentHash
  if (wish.ontoHash !== null && wish.ontoHash !== seenHash) refuseWith('merge-moved-on')
  const document = await settledMerge(platform, seen.texts, wish.choices)
  const contentHash = contentHashOf(document)
  if (contentHash === seenHash) refuseWith('nothing-to-undo')
  const plan = await planDraft(platform, found.id, { from: seen.texts.ours, to: document }, wish)
  return platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, found.id)
    demandPresent(page)
    const { undone, onto } = await readUndo(platform, tx, author, page, wish.number)
    if (onto.contentHash !== seenHash) refuseWith('merge-moved-on')
    orThrow(checkProposal({ document, contentHash, ...(await readStanding(tx, page)) }))
    const typed = ownCharacters(wish.choices)
    const userId = typed > 0 ? author.id : null
    const draft = await bringDraftAlong(platform, tx, page.id, { to: document, plan, userId })
    return openReview(tx, platform, author, page, {
      summary: wish.summary ?? `Undo revision ${undone.number}`,
      changeKind: 'meaning',
      origin: 'undo',
      undoneId: undone.id,
      authors: [{ userId: author.id, typed }],
      ...{ document, ...draft },
      ...(wish.live && { live: wish.live }),
    })
  })
}
