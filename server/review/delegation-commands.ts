import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { checkDelegation } from '@fieldword/shared/review/delegation.ts'
import { findAccount, findPersonNamed } from '../accounts/index.ts'
import { findPage } from '../pages/index.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'

export interface DelegationWish {
  readonly page: string
  /** The name of an account. */
  readonly to: string
  readonly until: string
  readonly reason: string
}

/** [RV76] Names a member who decides on a page in the place of moderators. */
export async function delegate(platform: Platform, actor: Actor, wish: DelegationWish): Promise<{ id: string }> {
  demand(actor, 'review:delegate')
  const { id: byId } = signedIn(actor)
  const page = await findPage(platform, wish.page)
  const named = await findPersonNamed(platform, wish.to)
  const to = named && (await findAccount(platform, named.id))
  if (!to) refuseWith('delegate-unfit')
  const [at, until] = [platform.clock(), new Date(wish.until)]
  orThrow(checkDelegation({ byId, to: { ...to, isBlocked: to.block !== null }, now: at, until }))
  const id = platform.newId()
  await platform.database.inTransaction(async tx => {
    await tx.delegation.create({ data: { id, pageId: page.id, toId: to.id, byId, reason: wish.reason, at, until } })
    await recordEvent(
      tx,
      { kind: 'review-delegated', pageId: page.id, delegationId: id, userId: to.id, actorId: byId },
      at,
    )
  })
  return { id }
}

/** [RV76] Whoever moderates ends it at once: the next decision is refused. */
export async function endDelegation(
  platform: Platform,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<{ id: string }> {
  demand(actor, 'review:delegate')
  const { id: endedById } = signedIn(actor)
  const endedAt = platform.clock()
  await platform.database.inTransaction(async tx => {
    const { count } = await tx.delegation.updateMany({ where: { id, endedAt: null }, data: { endedAt, endedById } })
    const row = await tx.delegation.findUnique({ where: { id } })
    if (!row) refuseWith('not-found')
    if (count === 0) refuseWith('already-so')
    const { pageId, toId: userId } = row
    await recordEvent(tx, { kind: 'delegation-ended', pageId, delegationId: id, userId, actorId: endedById }, endedAt)
  })
  return { id }
}
