import { beginNetworkBlock } from '@fieldword/shared/accounts/blocking.ts'
import { rangeText } from '@fieldword/shared/accounts/networks.ts'
import type { LoggedNetworkBlock, NetworkWish } from '@fieldword/shared/accounts/networks-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { inForceAt, readNetworkBlock } from './network-queries.ts'

/** [ACC30] [ACC31] Blocks an address or a range of them and tells every process. */
export async function blockNetwork(platform: Platform, actor: Actor, wish: NetworkWish): Promise<LoggedNetworkBlock> {
  demand(actor, 'network:block')
  const { id: blockedById } = signedIn(actor)
  const id = platform.newId()
  await platform.database.inTransaction(async tx => {
    // Two moderators who block the same at once would leave two blocks, of which ending one ends nothing.
    await tx.$executeRaw`LOCK TABLE network_blocks IN SHARE ROW EXCLUSIVE MODE`
    const blockedAt = platform.clock()
    const until = wish.until === null ? null : new Date(wish.until)
    const range = rangeText(orThrow(beginNetworkBlock(wish.range, until, blockedAt)))
    if (await tx.networkBlock.findFirst({ where: { range, ...inForceAt(blockedAt) } })) refuseWith('range-blocked')
    const { scope, reason } = wish
    await tx.networkBlock.create({ data: { id, range, scope, reason, until, blockedById, blockedAt } })
    await recordEvent(tx, { kind: 'network-blocked', networkBlockId: id, actorId: blockedById }, blockedAt)
    await platform.signals.notifyIn(tx, 'networks', id)
  })
  return readNetworkBlock(platform, actor, id)
}

/** [ACC33] Ends a block before its time and tells every process. */
export async function endNetworkBlock(
  platform: Platform,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<LoggedNetworkBlock> {
  demand(actor, 'network:block')
  const { id: byId } = signedIn(actor)
  await platform.database.inTransaction(tx => liftNetworkBlock(platform, tx, { id, reason, byId }))
  return readNetworkBlock(platform, actor, id)
}

export async function liftNetworkBlock(
  platform: Platform,
  tx: Tx,
  { id, reason, byId }: { readonly id: string; readonly reason: string; readonly byId: string },
): Promise<void> {
  const at = platform.clock()
  const { count } = await tx.networkBlock.updateMany({
    where: { id, ...inForceAt(at) },
    data: { endedById: byId, endedAt: at, endReason: reason },
  })
  if (count === 0) refuseWith('range-not-blocked')
  await recordEvent(tx, { kind: 'network-block-ended', networkBlockId: id, actorId: byId }, at)
  await platform.signals.notifyIn(tx, 'networks', id)
}
