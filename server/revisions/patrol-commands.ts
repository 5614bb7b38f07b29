import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { LiveRule } from '@fieldword/shared/revisions/contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from './queries.ts'

export interface WentLive {
  readonly revisionId: string
  readonly pageId: string
  readonly rule: LiveRule
  readonly liveById: string
}

/** [RV125] A revision became what visitors read without anybody's approval: it waits to be checked. */
export async function recordLive(tx: Tx, platform: Platform, live: WentLive): Promise<void> {
  const { revisionId, liveById } = live
  const at = platform.clock()
  const unchecked = { checkedById: null, checkedAt: null }
  // A proposal that was reverted may go live again with the very same text.
  await tx.patrol.upsert({
    where: { revisionId },
    create: { ...live, liveAt: at },
    update: { ...live, liveAt: at, ...unchecked },
  })
  await recordAct(tx, platform, revisionId, 'live', liveById)
}

export type Mark = 'done' | 'not-found' | 'already-so' | 'own-revision' | 'not-yours'

/** [RV125] Says that somebody looked at the change; nothing else comes of it. */
export async function markChecked(tx: Tx, platform: Platform, actor: Actor, revisionId: string): Promise<Mark> {
  const patrol = await lockPatrol(tx, revisionId)
  if (!patrol || actor.id === null) return 'not-found'
  if (patrol.checkedAt !== null) return 'already-so'
  const authorIds = (await findRevisions(tx, [revisionId])).get(revisionId)?.authors.map(({ id }) => id) ?? []
  if (!can(actor, 'change:check', { liveById: patrol.liveById, authorIds })) return 'own-revision'
  await tx.patrol.update({
    where: { revisionId },
    data: { checkedById: actor.id, checkedAt: platform.clock() },
  })
  await recordAct(tx, platform, revisionId, 'check', actor.id)
  return 'done'
}

/** [RV126] Takes a mark back: only whoever made it. */
export async function markUnchecked(tx: Tx, platform: Platform, actor: Actor, revisionId: string): Promise<Mark> {
  const patrol = await lockPatrol(tx, revisionId)
  if (!patrol || actor.id === null) return 'not-found'
  if (patrol.checkedAt === null) return 'already-so'
  if (patrol.checkedById !== actor.id) return 'not-yours'
  await tx.patrol.update({ where: { revisionId }, data: { checkedById: null, checkedAt: null } })
  await recordAct(tx, platform, revisionId, 'uncheck', actor.id)
  return 'done'
}

/** [RV125] What was reverted needs nobody's look any more; what went live never is passed over. */
export async function settlePatrol(tx: Tx, platform: Platform, actorId: string, revisionId: string): Promise<void> {
  const patrol = await lockPatrol(tx, revisionId)
  if (!patrol) return
  if (patrol.checkedAt === null) {
    await tx.patrol.update({
      where: { revisionId },
      data: { checkedById: actorId, checkedAt: platform.clock() },
    })
  }
  await recordAct(tx, platform, revisionId, 'revert', actorId)
}

async function lockPatrol(tx: Tx, revisionId: string) {
  await tx.$queryRaw`SELECT 1 FROM patrols WHERE revision_id = ${revisionId}::uuid FOR UPDATE`
  return tx.patrol.findUnique({ where: { revisionId } })
}

type ActKind = 'live' | 'check' | 'uncheck' | 'revert'

async function recordAct(tx: Tx, platform: Platform, revisionId: string, kind: ActKind, actorId: string) {
  await tx.patrolAct.create({ data: { id: platform.newId(), revisionId, kind, actorId, at: platform.clock() } })
}
