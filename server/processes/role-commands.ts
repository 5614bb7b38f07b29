import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ProcessRole } from '@fieldword/shared/processes/vocabulary.ts'
import { findPersonNamed } from '../accounts/index.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { keepDraftsInStep } from './draft-commands.ts'
import { logEvent } from './log-commands.ts'
import { run } from './stage-commands.ts'

/** [PR40] Gives somebody a role, from now on. */
export const giveRole = (
  platform: Platform,
  actor: Actor,
  { slug, name, role }: { readonly slug: string; readonly name: string; readonly role: ProcessRole },
) =>
  run(platform, actor, slug, async ({ tx, process, actorId }) => {
    demandUnfrozen(process.state)
    const { id: userId } = (await findPersonNamed(platform, name)) ?? refuseWith('no-such-name')
    const held = { processId: process.id, userId, role, endedAt: null }
    if (await tx.processMember.findFirst({ where: held, select: { id: true } })) refuseWith('already-so')
    const [at, grantedById] = [platform.clock(), actorId ?? userId]
    await tx.processMember.create({ data: { ...held, id: platform.newId(), grantedById, grantedAt: at } })
    await keepDraftsInStep(platform, tx, process.id)
    await logEvent(tx, { processId: process.id, kind: 'role-given', actorId, data: { userId, role } }, at)
  })

/** [PR40] Ends a role, from now on: what they did in it stays. */
export const endRole = (
  platform: Platform,
  actor: Actor,
  { slug, member }: { readonly slug: string; readonly member: string },
) =>
  run(platform, actor, slug, async ({ tx, process, actorId: endedById }) => {
    demandUnfrozen(process.state)
    const found = await tx.processMember.findFirst({ where: { id: member, processId: process.id } })
    if (!found) refuseWith('not-found')
    if (found.endedAt) refuseWith('already-so')
    const others = { processId: process.id, role: 'steward' as const, endedAt: null, id: { not: member } }
    if (found.role === 'steward' && (await tx.processMember.count({ where: others })) === 0) refuseWith('last-steward')
    const at = platform.clock()
    await tx.processMember.update({ where: { id: member }, data: { endedAt: at, endedById } })
    const { userId, role } = found
    await keepDraftsInStep(platform, tx, process.id)
    await logEvent(tx, { processId: process.id, kind: 'role-ended', actorId: endedById, data: { userId, role } }, at)
  })

/** [PR32] */
function demandUnfrozen(state: string): void {
  if (state === 'closed' || state === 'abandoned') refuseWith('process-not-open')
}
