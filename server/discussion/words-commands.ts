import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { demandPresent, findPagesById, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { tellChange } from './publishing-commands.ts'
import { lockThread, type ThreadRow } from './thread-queries.ts'

/** [DSC64] Whoever may write in the draft says once whether the proposed words come in. */
export async function decideProposed(
  platform: Platform,
  actor: Actor,
  { id, state }: { readonly id: string; readonly state: 'accepted' | 'declined' },
): Promise<{ id: string; state: 'accepted' | 'declined' }> {
  const { id: proposedDecidedById } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const asked = await tx.comment.findUnique({ where: { id }, select: { threadId: true } })
    const { thread, protection } = await lockWritten(platform, tx, asked?.threadId ?? null)
    demand(actor, 'draft:write', protection)
    const comment = await tx.comment.findUnique({ where: { id } })
    if (comment?.state !== 'published' || comment.proposedState === null) return refuseWith('not-found')
    if (comment.proposedState !== 'open') return refuseWith('already-so')
    await tx.comment.update({ where: { id }, data: { proposedState: state, proposedDecidedById } })
    if (thread.state === 'open') await resolve(tx, thread, proposedDecidedById, platform.clock())
    await tellChange(platform, tx, thread)
    return { id, state }
  })
}

/** [DSC63] Says which words a thread of a draft is about, where the same words stand in several places. */
export async function reanchor(
  platform: Platform,
  actor: Actor,
  { id, anchor }: { readonly id: string; readonly anchor: Anchor },
): Promise<{ id: string }> {
  signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const { thread, protection } = await lockWritten(platform, tx, id)
    demand(actor, 'thread:resolve', { startedById: thread.startedById, editableBy: protection.editableBy })
    const held = thread.anchor as Anchor | null
    // Other words than were quoted are never put under somebody's comment.
    const isTheSame =
      held?.place.kind === 'draft' &&
      JSON.stringify(held.place) === JSON.stringify(anchor.place) &&
      held.quote !== null &&
      plain(held.quote.exact) === plain(anchor.quote?.exact ?? '')
    if (!isTheSame) {
      const message = 'Choose the words that were commented on, in the draft they stand in.'
      return refuseWith('bad-input', { issues: [{ path: 'anchor.quote', message }] })
    }
    await tx.thread.update({ where: { id }, data: { anchor, blockId: anchor.blockId } })
    await tellChange(platform, tx, thread)
    return { id }
  })
}

/** What was decided needs no more talk; who disagrees opens it again. */
async function resolve(tx: Tx, { id, pageId }: ThreadRow, actorId: string, at: Date): Promise<void> {
  await tx.thread.update({ where: { id }, data: { state: 'resolved', resolvedById: actorId, resolvedAt: at } })
  await recordEvent(tx, { kind: 'thread-resolved', pageId, threadId: id, actorId }, at)
}

/** Words that are in one block or in two are the same words. */
const plain = (words: string) => words.replaceAll('\n', '')

/** The thread, locked, if anybody may read it, and what holds of its page's protection, if the page is there. */
async function lockWritten(platform: Platform, tx: Tx, id: string | null) {
  const thread = id === null ? null : await lockThread(tx, id)
  const page = thread && (await findPagesById(tx, [thread.pageId])).get(thread.pageId)
  if (!thread || !page || thread.published === 0) return refuseWith('not-found')
  demandPresent(page)
  return { thread, protection: protectionOf(platform, page) }
}
