import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { lockToAct } from './access.ts'
import { charterHash, readApprovers } from './charter-queries.ts'
import { logEvent } from './log-commands.ts'
import { changed } from './telling.ts'

/** [PR48] Approves the charter as it stands: the hash is of what was read. */
export function approveCharter(
  platform: Platform,
  actor: Actor,
  { slug, hash }: { readonly slug: string; readonly hash: string },
): Promise<{ slug: string }> {
  return platform.database.inTransaction(async tx => {
    const { process, stage, actor: steward } = await lockToAct(tx, actor, slug, { kind: 'charter' })
    if (hash !== charterHash(process)) refuseWith('charter-moved-on')
    if ((await readApprovers(tx, { process, stage })).includes(steward.id)) refuseWith('already-so')
    const event = { processId: process.id, kind: 'charter-approved' as const, actorId: steward.id, stageId: stage.id }
    await logEvent(tx, { ...event, data: { charterHash: hash } }, platform.clock())
    await changed(tx, platform, process)
    return { slug: process.slug }
  })
}
