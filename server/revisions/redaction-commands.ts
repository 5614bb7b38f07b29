import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import type { RedactionWish } from '@fieldword/shared/revisions/hiding-contract.ts'
import { recordModeration } from '../moderation/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { forgetRemovals } from './authorship-commands.ts'
import { forgetChangedText } from './changed-text-commands.ts'
import type { LockPage } from './hiding-commands.ts'
import { lockContents } from './locks.ts'
import { packOn, unpack } from './packing.ts'
import { findRevision, readPacked } from './queries.ts'
import type { PageOfRevisions } from './reading.ts'
import { refOf } from './rows.ts'

/** What destroying a text needs of the slices above. */
export interface RedactionNeeds {
  readonly lockPage: LockPage
  /** Destroys the past of a page's draft, and goes on from what it says now. Refuses when it says just this text. */
  renewDraft(platform: Platform, tx: Tx, pageId: string, contentHash: string): Promise<void>
  /** Destroys what the text was made from, where it came from elsewhere. */
  forgetSources(tx: Tx, contentHash: string): Promise<void>
  /** Destroys what comments quote of it. */
  forgetQuotes(tx: Tx, contentHash: string): Promise<void>
}

/** [REV25–REV27] Destroys a text for good, wherever it stands. What is left is its hash, its size, and who did it when and why. */
export function redactText(
  needs: RedactionNeeds,
  platform: Platform,
  actor: Actor,
  pageId: string,
  { number, reason }: Omit<RedactionWish, 'slug'>,
): Promise<RevisionRef> {
  demand(actor, 'revision:redact')
  const { id: actorId } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const asked = (await findRevision(tx, pageId, number)) ?? refuseWith('not-found')
    if (asked.redacted) refuseWith('already-so')
    const { contentHash } = asked
    const revisions = await lockPagesWith(needs, tx, contentHash)
    await lockContents(tx)
    await destroy(tx, contentHash, platform.clock())
    await forgetChangedText(tx, [contentHash])
    await forgetRemovals(tx, [contentHash])
    await needs.forgetSources(tx, contentHash)
    await needs.forgetQuotes(tx, contentHash)
    for (const page of new Set(revisions.map(revision => revision.pageId))) {
      await needs.renewDraft(platform, tx, page, contentHash)
      await platform.signals.notifyIn(tx, 'pages', page)
    }
    for (const { id: revisionId, pageId } of revisions) {
      await recordModeration(tx, platform, { kind: 'redact', pageId, revisionId, parts: ['text'], reason, actorId })
      await recordEvent(tx, { kind: 'revision-redacted', pageId, revisionId, actorId }, platform.clock())
    }
    return refOf({ ...asked, redacted: true }, null, actor)
  })
}

interface RevisionOfText {
  readonly id: string
  readonly pageId: string
}

/** Every revision that has the text, with its page locked. Refuses when visitors read the text on one of them. */
async function lockPagesWith({ lockPage }: RedactionNeeds, tx: Tx, contentHash: string): Promise<RevisionOfText[]> {
  const found = await tx.revision.findMany({
    where: { contentHash },
    orderBy: [{ pageId: 'asc' }, { number: 'asc' }],
    select: { id: true, pageId: true },
  })
  for (const pageId of new Set(found.map(revision => revision.pageId))) {
    const page = await lockPage(tx, pageId)
    if (found.some(({ id }) => id === page.approvedRevisionId)) refuseWith('text-in-use', inUseOn(page))
  }
  return found
}

function inUseOn({ slug, title }: PageOfRevisions) {
  return { slug, title }
}

/** [REV26] What leans on the text is packed anew first, on what the text itself leant on. */
async function destroy(tx: Tx, hash: string, redactedAt: Date): Promise<void> {
  const { dictionary } = await tx.content.findUniqueOrThrow({ where: { hash }, select: { dictionary: true } })
  const leaning = await tx.content.findMany({ where: { dictionary: hash }, select: { hash: true } })
  for (const { hash: other } of leaning) {
    const contents = await readPacked(tx, [other])
    const place = contents.get(other)?.place ?? 0
    const anew = await packOn(unpack(other, contents), dictionary, place, contents)
    await tx.content.update({ where: { hash: other }, data: anew })
  }
  await tx.content.update({
    where: { hash },
    data: { packed: new Uint8Array(), dictionary: null, place: 0, redactedAt },
  })
}
