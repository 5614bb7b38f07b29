import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockPlaced, placeIn } from './comment-place.ts'
import { publish } from './publishing-commands.ts'

interface Wish {
  readonly id: string
  readonly publish: boolean
  readonly reason: string
}

const shortestReason = 3

/** [DSC34] [DSC35] Publishes what a visitor wrote, or discards it with a reason. From where it came is forgotten. */
export async function release(platform: Platform, actor: Actor, { id, publish: isPublished, reason }: Wish) {
  const { id: decidedById } = signedIn(actor)
  demand(actor, 'comment:moderate')
  if (!isPublished && reason.length < shortestReason) refuseWith('discard-reason-needed')
  return platform.database.inTransaction(async tx => {
    const placed = await lockPlaced(tx, actor, id)
    if (placed.comment.state !== 'held') refuseWith('already-so')
    const comment = await tx.comment.update({
      where: { id },
      data: {
        ...{ state: isPublished ? 'published' : 'discarded', guestKey: null },
        ...{ reason: isPublished ? '' : reason, decidedById, decidedAt: platform.clock() },
      },
    })
    if (isPublished) await publish(platform, tx, placed.thread, comment)
    return placeIn(placed)
  })
}
