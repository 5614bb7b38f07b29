import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { recordModeration } from '../moderation/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockPlaced, placeIn } from './comment-place.ts'
import { republish, unpublish } from './publishing-commands.ts'

interface Wish {
  readonly id: string
  readonly hidden: boolean
  readonly reason: string
}

/** [DSC15] Hides a comment, or shows it again; the public log says why. */
export async function setHidden(platform: Platform, actor: Actor, { id: commentId, hidden, reason }: Wish) {
  const { id: actorId } = signedIn(actor)
  demand(actor, 'comment:moderate')
  return platform.database.inTransaction(async tx => {
    const placed = await lockPlaced(tx, actor, commentId)
    const { thread, comment, page } = placed
    if (comment.state === (hidden ? 'hidden' : 'published')) refuseWith('already-so')
    if (comment.state !== (hidden ? 'published' : 'hidden')) refuseWith('comment-gone')
    const at = platform.clock()
    const state = hidden ? 'hidden' : 'published'
    const said = hidden
      ? { reason, decidedById: actorId, decidedAt: at }
      : { reason: '', decidedById: null, decidedAt: null }
    await tx.comment.update({ where: { id: commentId }, data: { state, ...said } })
    await recordModeration(tx, platform, {
      ...{ kind: hidden ? 'hide' : 'show', pageId: page.id, commentId, reason, actorId },
    })
    const event = { pageId: page.id, threadId: thread.id, commentId, actorId, noticed: [] }
    await recordEvent(tx, { kind: hidden ? 'comment-hidden' : 'comment-shown', ...event }, at)
    if (hidden) await unpublish(platform, tx, thread)
    else await republish(platform, tx, thread)
    return placeIn(placed)
  })
}
