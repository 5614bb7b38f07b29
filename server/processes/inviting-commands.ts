import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPersonNamed } from '../accounts/index.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { demandStratum } from './joining-commands.ts'
import { logEvent } from './log-commands.ts'
import { wasInvited } from './queries.ts'
import { run } from './stage-commands.ts'

export interface InvitationWish {
  readonly slug: string
  readonly name?: string | undefined
  readonly group?: string | undefined
  readonly people?: number | undefined
  readonly stratum: string
}

/** [PR44] Invites one account, or notes how many people of a group were invited. The log tells how many, not whom. */
export async function invite(platform: Platform, actor: Actor, wish: InvitationWish): Promise<{ id: string }> {
  const { slug, name, group = '', people = 1, stratum } = wish
  const id = platform.newId()
  await run(platform, actor, slug, async ({ tx, process, actorId }) => {
    if (process.state === 'closed' || process.state === 'abandoned') refuseWith('process-not-open')
    if (stratum) demandStratum(process, stratum)
    const person = name === undefined ? null : ((await findPersonNamed(platform, name)) ?? refuseWith('no-such-name'))
    if (person && (await wasInvited(tx, process.id, person.id))) refuseWith('already-so')
    const at = platform.clock()
    const row = { id, processId: process.id, userId: person?.id ?? null, group, people, stratum }
    await tx.processInvitation.create({ data: { ...row, invitedById: actorId ?? '', invitedAt: at } })
    const event = { processId: process.id, kind: 'people-invited' as const, actorId, data: { group, people } }
    await logEvent(tx, event, at)
  })
  return { id }
}
