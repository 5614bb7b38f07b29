import type { ThreadState } from '@fieldword/shared/discussion/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { demandPresent, findPagesById, protectionOf } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { tellChange } from './publishing-commands.ts'
import { lockThread } from './thread-queries.ts'

/** [DSC4] Resolves a thread, or opens it again. Its place in lists, by its last comment, stays. */
export async function setThreadState(
  platform: Platform,
  actor: Actor,
  { id, state }: { readonly id: string; readonly state: ThreadState },
): Promise<{ id: string; state: ThreadState }> {
  const { id: actorId } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const thread = await lockThread(tx, id)
    const page = thread && (await findPagesById(tx, [thread.pageId])).get(thread.pageId)
    if (!thread || !page || thread.published === 0) return refuseWith('not-found')
    demandPresent(page)
    const { editableBy } = protectionOf(platform, page)
    demand(actor, 'thread:resolve', { startedById: thread.startedById, editableBy })
    if (thread.state === state) return refuseWith('already-so')
    const at = platform.clock()
    const isResolved = state === 'resolved'
    await tx.thread.update({
      where: { id },
      data: { state, resolvedById: isResolved ? actorId : null, resolvedAt: isResolved ? at : null },
    })
    const kind = isResolved ? 'thread-resolved' : 'thread-reopened'
    await recordEvent(tx, { kind, pageId: page.id, threadId: id, actorId }, at)
    await tellChange(platform, tx, thread)
    return { id, state }
  })
}
