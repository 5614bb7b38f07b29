import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import { involvementsOf, type ProcessRow, wasInvited } from './queries.ts'
import { changed } from './telling.ts'

/**
 * [PR41] Makes somebody take part, in the transaction of what they contribute. Where no group is said, the one they declared before
 * holds. Answers with it: what they say is said as one of that group. Asks for no lock on the process: many may join at once.
 */
export async function joinProcess(
  tx: Tx,
  platform: Platform,
  process: ProcessRow,
  userId: string,
  stratum?: string,
): Promise<string> {
  if (process.state !== 'open') refuseWith('process-not-open')
  if (stratum) demandStratum(process, stratum)
  const where = { processId_userId: { processId: process.id, userId } }
  const known = await tx.processParticipant.findUnique({ where })
  if (known && known.leftAt === null && (stratum === undefined || stratum === known.stratum)) return known.stratum
  if (!known) await demandInvited(tx, process, userId)
  const said = stratum ?? known?.stratum ?? ''
  await tx.processParticipant.upsert({
    where,
    create: { processId: process.id, userId, stratum: said, joinedAt: platform.clock() },
    update: { stratum: said, leftAt: null },
  })
  await changed(tx, platform, process)
  return said
}

/** [PR6] Written by this slice alone. */
export function demandStratum(process: ProcessRow, key: string): void {
  if (!strata.parse(process.strata).some(stratum => stratum.key === key)) refuseWith('no-such-stratum')
}

/** [PR42] */
async function demandInvited(tx: Tx, process: ProcessRow, userId: string): Promise<void> {
  if (charter.parse(process.charter).joining === 'open') return
  const involved = await involvementsOf(tx, process.id, userId)
  if (involved.some(is => is !== 'public') || (await wasInvited(tx, process.id, userId))) return
  refuseWith('not-invited-to-process')
}

/** [PR41] */
export function join(
  platform: Platform,
  actor: Actor,
  { slug, stratum }: { readonly slug: string; readonly stratum: string },
): Promise<{ stratum: string }> {
  return platform.database.inTransaction(async tx => {
    const { process, involved } = await readAccess(tx, actor, slug)
    demand(actor, 'process:act', { involved, who: ['public'] })
    return { stratum: await joinProcess(tx, platform, process, signedIn(actor).id, stratum) }
  })
}

/** [PR41] What they said stays, with the group they were of. */
export function leave(
  platform: Platform,
  actor: Actor,
  { slug }: { readonly slug: string },
): Promise<{ slug: string }> {
  return platform.database.inTransaction(async tx => {
    const { process, involved } = await readAccess(tx, actor, slug)
    demand(actor, 'process:act', { involved, who: ['public'] })
    if (process.state !== 'open') refuseWith('process-not-open')
    const { count } = await tx.processParticipant.updateMany({
      where: { processId: process.id, userId: signedIn(actor).id, leftAt: null },
      data: { leftAt: platform.clock() },
    })
    if (count === 0) refuseWith('already-so')
    await changed(tx, platform, process)
    return { slug: process.slug }
  })
}
