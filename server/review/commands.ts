import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { linksIn } from '@fieldword/shared/review/facts.ts'
import { checkProposal } from '@fieldword/shared/review/proposal.ts'
import type { ChangeKind } from '@fieldword/shared/revisions/contract.ts'
import { isMinor } from '@fieldword/shared/revisions/minor.ts'
import { readTyping } from '../collab/index.ts'
import { screen } from '../moderation/index.ts'
import { demandPresent, findPage, lockPage, type PageRecord, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { documentOf } from '../revisions/index.ts'
import { openReview } from './opening-commands.ts'
import { writableOwnDraft } from './own-draft.ts'
import { readDraftNow, readStanding } from './proposing.ts'
import { lockReview } from './queries.ts'
import { reviewRef } from './refs.ts'
import { type ProposedText, revise } from './revising-commands.ts'

export interface ProposalWish {
  readonly slug: string
  readonly summary: string
  readonly changeKind: ChangeKind
  /** Whether the person says that it is minor. */
  readonly minor?: boolean
  /** Of the text the person saw. */
  readonly contentHash: string
  /** The proposal that goes on with it; none to open one. */
  readonly review?: string | undefined
  /** The draft of somebody's own that it is in; the page's working draft where it is not named. */
  readonly own?: string | undefined
}

/** [RV7–RV10] The draft as the person saw it becomes a pending revision. Typing goes on in the draft. */
export async function propose(platform: Platform, actor: Actor, wish: ProposalWish): Promise<ReviewRef> {
  const author = signedIn(actor)
  const asked = await findPage(platform, wish.slug)
  demand(actor, 'revision:propose', protectionOf(platform, asked))
  const { id: pageId } = asked
  const draft = await readDraftNow(platform, pageId, await writableOwnDraft(platform, actor, asked, wish.own))
  if (draft.contentHash !== wish.contentHash) refuseWith('draft-moved-on', { contentHash: draft.contentHash })
  await screenProposal(platform, author, asked, draft.document)
  const typed = await readTyping(platform, draft.draftId, draft.seq)
  const opened = await platform.database.inTransaction(async tx => {
    const review = wish.review ? ((await lockReview(tx, wish.review)) ?? refuseWith('not-found')) : null
    const page = await lockPage(tx, pageId)
    demandPresent(page)
    // Protected meanwhile: the page was not locked when it was asked for.
    demand(actor, 'revision:propose', protectionOf(platform, page))
    orThrow(checkProposal({ ...draft, ...(await readStanding(tx, page)) }))
    const text: ProposedText = {
      ...{ summary: wish.summary, changeKind: wish.changeKind, document: draft.document },
      // Words that only the server wrote are still somebody's doing: whoever proposes them.
      authors: draft.authors.length > 0 ? draft.authors : [{ userId: author.id, typed: 0 }],
      tags: (await saysTheSame(tx, page, draft.document, wish)) ? ['minor'] : [],
      ...{ draftId: draft.draftId, draftSeq: draft.seq, inStep: true, typed },
    }
    if (review) return revise(tx, platform, author, { review, page, text })
    const origin = page.approvedRevisionId === null ? 'creation' : 'proposal'
    return openReview(tx, platform, author, page, { ...text, origin })
  })
  return reviewRef(platform, actor, opened)
}

/** [REV20] Minor is what its proposer says is, and what is found to be. */
async function saysTheSame(
  tx: Tx,
  { approvedRevisionId: id }: PageRecord,
  document: DocumentJson,
  { minor = false }: ProposalWish,
): Promise<boolean> {
  return minor || (id !== null && isMinor(await documentOf(tx, id), document))
}

/** [ACC44] What it adds to what visitors read. Held or not, it waits for a moderator; held, it goes live by no rule [ACC46]. */
async function screenProposal(
  platform: Platform,
  actor: SignedIn,
  { approvedRevisionId: id }: PageRecord,
  document: DocumentJson,
): Promise<void> {
  const before = id === null ? null : await documentOf(platform.database.prisma, id)
  await screen(platform, actor, {
    ...{ place: 'proposal', canHold: true, text: toText(document), links: [...linksIn(document)] },
    ...(before && { before: toText(before), linksBefore: [...linksIn(before)] }),
  })
}
