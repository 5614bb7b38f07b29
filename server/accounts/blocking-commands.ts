import { beginBlock } from '@fieldword/shared/accounts/blocking.ts'
import type { BlockWish, ListedAccount, UnblockWish } from '@fieldword/shared/accounts/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { listedAccount, listedFields } from './listing-queries.ts'

/** [ACC16] [ACC17] Blocks an account and tells every process. */
export async function blockAccount(platform: Platform, actor: Actor, wish: BlockWish): Promise<ListedAccount> {
  const { id: actorId } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const at = platform.clock()
    const before = await lockAccount(tx, wish.id, at)
    demand(actor, 'account:block', before)
    const until = wish.until === null ? null : new Date(wish.until)
    orThrow(beginBlock(before.blocks[0], until, at))
    const { id: userId, reason } = wish
    await tx.accountBlock.create({
      data: { id: platform.newId(), userId, reason, until, blockedById: actorId, blockedAt: at },
    })
    await recordEvent(tx, { kind: 'account-blocked', userId, until: until?.toISOString() ?? null, actorId }, at)
    return announced(platform, tx, actor, userId)
  })
}

/** [ACC17] [ACC18] Ends a block before its time and tells every process. */
export async function unblockAccount(platform: Platform, actor: Actor, wish: UnblockWish): Promise<ListedAccount> {
  signedIn(actor)
  return platform.database.inTransaction(async tx => {
    await liftBlock(platform, tx, actor, wish)
    return announced(platform, tx, actor, wish.id)
  })
}

/** The same within what else is done about it. */
export async function liftBlock(platform: Platform, tx: Tx, actor: Actor, { id, reason }: UnblockWish): Promise<void> {
  const { id: actorId } = signedIn(actor)
  const at = platform.clock()
  const before = await lockAccount(tx, id, at)
  demand(actor, 'account:block', before)
  const [block] = before.blocks
  if (!block) refuseWith('not-blocked')
  await tx.accountBlock.update({
    where: { id: block.id },
    data: { endedById: actorId, endedAt: at, endReason: reason },
  })
  await recordEvent(tx, { kind: 'account-unblocked', userId: id, actorId }, at)
  await platform.signals.notifyIn(tx, 'accounts', id)
}

/** Two moderators who block at once would leave two blocks, of which ending one ends nothing. */
async function lockAccount(tx: Tx, id: string, at: Date) {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${id}::uuid FOR UPDATE`
  const account = await tx.user.findUnique({ where: { id }, select: listedFields(at) })
  return account ?? refuseWith('not-found')
}

async function announced(platform: Platform, tx: Tx, actor: Actor, id: string): Promise<ListedAccount> {
  await platform.signals.notifyIn(tx, 'accounts', id)
  const after = await tx.user.findUniqueOrThrow({ where: { id }, select: listedFields(platform.clock()) })
  return listedAccount(tx, actor, after)
}
