import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Marked } from '@fieldword/shared/review/patrol-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type Mark, markChecked, markUnchecked } from '../revisions/index.ts'

type Marking = (tx: Tx, platform: Platform, actor: Actor, revisionId: string) => Promise<Mark>

/** [RV125] [RV126] Marks changes checked, each for itself: what one of them refuses leaves the others done. */
export function checkChanges(platform: Platform, actor: Actor, ids: readonly string[]): Promise<{ items: Marked[] }> {
  return markAll(platform, actor, ids, markChecked)
}

/** [RV126] Takes such marks back. */
export function uncheckChanges(platform: Platform, actor: Actor, ids: readonly string[]): Promise<{ items: Marked[] }> {
  return markAll(platform, actor, ids, markUnchecked)
}

async function markAll(platform: Platform, actor: Actor, ids: readonly string[], mark: Marking) {
  signedIn(actor)
  // Of a change that nobody has a part in: whose it is, is asked for each.
  demand(actor, 'change:check', { liveById: '', authorIds: [] })
  return platform.database.inTransaction(async tx => {
    const items: Marked[] = []
    // In one order, so that two who mark the same do not wait for each other in a circle.
    for (const id of [...new Set(ids)].sort()) items.push({ id, result: await mark(tx, platform, actor, id) })
    return { items }
  })
}
