import type { LoggedNetworkBlock } from '@fieldword/shared/accounts/networks-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { blockNetwork } from '../accounts/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockPlaced, placeIn } from './comment-place.ts'
import { publish } from './publishing-commands.ts'
import { unsealedNetwork } from './sealing.ts'

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
        ...{ state: isPublished ? 'published' : 'discarded', guestKey: null, guestNetwork: null },
        ...{ reason: isPublished ? '' : reason, decidedById, decidedAt: platform.clock() },
      },
    })
    if (isPublished) await publish(platform, tx, placed.thread, comment)
    return placeIn(placed)
  })
}

interface BlockWish {
  readonly id: string
  readonly reason: string
  readonly until: string | null
}

/** [DSC36] Blocks the network a comment that waits came from: for what visitors write, and for making accounts. */
export async function blockGuest(
  platform: Platform,
  actor: Actor,
  { id, reason, until }: BlockWish,
): Promise<LoggedNetworkBlock> {
  demand(actor, 'comment:moderate')
  const comment = await platform.database.prisma.comment.findUnique({ where: { id } })
  if (!comment) return refuseWith('not-found')
  if (comment.state !== 'held') return refuseWith('already-so')
  const range = comment.guestNetwork && unsealedNetwork(platform, comment.guestNetwork)
  return range ? blockNetwork(platform, actor, { range, scope: 'visitors', reason, until }) : refuseWith('no-network')
}
