import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { HiddenParts, RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { decideHiding } from '@fieldword/shared/revisions/hiding.ts'
import type { HidingWish } from '@fieldword/shared/revisions/hiding-contract.ts'
import { recordModeration } from '../moderation/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevision, findRevisions } from './queries.ts'
import type { PageOfRevisions } from './reading.ts'
import { type RevisionRow, refOf } from './rows.ts'

/** The page, which nobody else changes until the transaction ends; pages lie above and are handed in. */
export type LockPage = (tx: Tx, pageId: string) => Promise<PageOfRevisions>

/** [REV22–REV24] Says what of a revision is hidden from public view. */
export function hideParts(
  lockPage: LockPage,
  platform: Platform,
  actor: Actor,
  pageId: string,
  { number, text, authors, summary, reason }: Omit<HidingWish, 'slug'>,
): Promise<RevisionRef> {
  demand(actor, 'revision:hide')
  const { id: actorId } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, pageId)
    const row = (await findRevision(tx, pageId, number)) ?? refuseWith('not-found')
    const after = { text, authors, summary }
    const isCurrentText = (await approvedHash(tx, page)) === row.contentHash
    const { hide, show } = orThrow(decideHiding({ before: row.hidden, after, isCurrentText, redacted: row.redacted }))
    await write(tx, row, after)
    const act = { pageId, revisionId: row.id, reason, actorId }
    if (hide.length > 0) await recordModeration(tx, platform, { ...act, kind: 'hide', parts: hide })
    if (show.length > 0) await recordModeration(tx, platform, { ...act, kind: 'show', parts: show })
    await recordEvent(tx, { kind: 'revision-hidden', pageId, revisionId: row.id, actorId }, platform.clock())
    await platform.signals.notifyIn(tx, 'pages', pageId)
    return refOf({ ...row, hidden: after }, page.approvedRevisionId, actor)
  })
}

async function approvedHash(tx: Tx, { approvedRevisionId: id }: PageOfRevisions): Promise<string | null> {
  return id ? ((await findRevisions(tx, [id])).get(id)?.contentHash ?? null) : null
}

/** [REV23] The same words in another revision of the page would still be there to read. */
async function write(tx: Tx, { id, pageId, contentHash }: RevisionRow, after: HiddenParts): Promise<void> {
  await tx.revision.updateMany({ where: { pageId, contentHash }, data: { textHidden: after.text } })
  await tx.revision.update({
    where: { id },
    data: { authorsHidden: after.authors, summaryHidden: after.summary },
  })
}
