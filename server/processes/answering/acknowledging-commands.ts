import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type Acknowledgement, acknowledge } from '@fieldword/shared/processes/dispositions.ts'
import { orThrow, refuseWith } from '../../platform/errors.ts'
import { demand, signedIn } from '../../platform/permission.ts'
import type { Platform } from '../../platform/platform.ts'
import { readAccess } from '../access.ts'
import { lockProcess } from '../queries.ts'
import { changed } from '../telling.ts'

/** [PR120] Its author says whether they are satisfied with an answer, as long as the process is open; the last time counts. */
export function acknowledgeAnswer(
  platform: Platform,
  actor: Actor,
  { slug, id, satisfied, words }: Acknowledgement & { readonly slug: string; readonly id: string },
): Promise<{ id: string }> {
  return platform.database.inTransaction(async tx => {
    const by = signedIn(actor)
    const access = await readAccess(tx, actor, slug)
    const process = await lockProcess(tx, access.process.id)
    if (process.state !== 'open') refuseWith('process-not-open')
    demand(actor, 'process:act', { involved: access.involved, who: ['public'] })
    const row = await tx.disposition.findFirst({
      where: { id, processId: process.id },
      include: { contribution: { select: { authorId: true } }, acknowledged: { orderBy: { number: 'desc' }, take: 1 } },
    })
    const { state, contribution, acknowledged } = row ?? refuseWith('not-found')
    const [last = null] = acknowledged
    orThrow(acknowledge({ authorId: contribution.authorId, state }, by.id, { satisfied, words }, last))
    await tx.dispositionAcknowledgement.create({
      data: {
        ...{ id: platform.newId(), dispositionId: id, number: (last?.number ?? 0) + 1 },
        ...{ byId: by.id, satisfied, words, at: platform.clock() },
      },
    })
    await changed(tx, platform, process)
    return { id }
  })
}
