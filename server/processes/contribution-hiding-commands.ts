import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { mayHide } from '@fieldword/shared/processes/commenting.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockToContribute } from './access.ts'
import { findContribution } from './contribution-queries.ts'
import { logEvent } from './log-commands.ts'
import { changed } from './telling.ts'

interface Wish {
  readonly slug: string
  readonly number: number
  readonly hidden: boolean
  readonly reason: string
}

/** [PR78] Hides a contribution for conduct, or shows it again; the log says who did it and why. Its words stay for moderators. */
export async function setContributionHidden(platform: Platform, actor: Actor, { slug, number, hidden, reason }: Wish) {
  return platform.database.inTransaction(async tx => {
    demand(actor, 'comment:moderate')
    const { process, actor: moderator } = await lockToContribute(tx, actor, slug, { evenClosed: true })
    const before = (await findContribution(tx, process.id, number)) ?? refuseWith('not-found')
    const refusal = mayHide(before, hidden)
    if (refusal) throw new RefusalError(refusal)
    const changedAt = platform.clock()
    const said = hidden ? ({ state: 'hidden', reason } as const) : ({ state: 'published', reason: '' } as const)
    await tx.contribution.update({ where: { id: before.id }, data: { ...said, changedAt } })
    const kind = hidden ? 'contribution-hidden' : 'contribution-shown'
    const event = { processId: process.id, kind, actorId: moderator.id, stageId: before.stageId, reason } as const
    await logEvent(tx, { ...event, data: { number } }, changedAt)
    await changed(tx, platform, process)
    return { number }
  })
}
