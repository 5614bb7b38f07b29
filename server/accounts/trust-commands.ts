import type { TrustWish } from '@fieldword/shared/accounts/trust-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'

/** [RV123] Trusts an account, or no more, with a reason that stays in the log. Nothing else ever does. */
export async function setTrust(
  platform: Platform,
  actor: Actor,
  { id: userId, trusted, reason }: TrustWish,
): Promise<{ id: string; trusted: boolean }> {
  const { id: byId } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`
    demand(actor, 'account:trust', { id: userId })
    const account = (await tx.user.findUnique({ where: { id: userId } })) ?? refuseWith('not-found')
    if (account.trusted === trusted) refuseWith('already-so')
    const at = platform.clock()
    await tx.user.update({ where: { id: userId }, data: { trusted } })
    await tx.accountTrust.create({ data: { id: platform.newId(), userId, trusted, reason, byId, at } })
    await recordEvent(tx, { kind: 'account-trusted', userId, trusted, actorId: byId }, at)
    return { id: userId, trusted }
  })
}
