import type { RuleWish } from '@fieldword/shared/moderation/filter-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { mostRules } from './filter-queries.ts'

/** [ACC42] [ACC47] From now on the filter looks for this. */
export async function addRule(platform: Platform, actor: Actor, wish: RuleWish): Promise<{ id: string }> {
  demand(actor, 'filter:set')
  const { id: setById } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    await tx.$executeRaw`LOCK TABLE filter_rules IN SHARE ROW EXCLUSIVE MODE`
    if ((await tx.filterRule.count({ where: { endedAt: null } })) >= mostRules) refuseWith('too-many-rules')
    const id = platform.newId()
    await tx.filterRule.create({ data: { ...wish, id, setById, setAt: platform.clock() } })
    return { id }
  })
}

/** [ACC47] Ended once, and kept with what it met. */
export async function endRule(
  platform: Platform,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<{ id: string }> {
  demand(actor, 'filter:set')
  const { count } = await platform.database.prisma.filterRule.updateMany({
    where: { id, endedAt: null },
    data: { endedById: signedIn(actor).id, endedAt: platform.clock(), endReason: reason },
  })
  return count === 0 ? refuseWith('already-so') : { id }
}
