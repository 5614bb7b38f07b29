import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { begin, toAbandon, toEnd } from '@fieldword/shared/processes/machine.ts'
import { findPagesById } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { readResult } from './ballots.ts'
import { presentStage } from './deciding-queries.ts'
import { logEvent } from './log-commands.ts'
import type { ProcessRow } from './queries.ts'
import { processNow, run } from './stage-commands.ts'

interface ProcessAsked {
  readonly slug: string
  readonly reason: string
}

/** [PR25] Everybody sees it from now on. Its stages open by themselves where they have a time, or by whoever runs it. */
export const openProcess = (platform: Platform, actor: Actor, { slug, reason }: ProcessAsked) =>
  run(platform, actor, slug, async changing => {
    const { tx, process, actorId } = changing
    const state = orThrow(begin(await processNow(changing)))
    const page = (await findPagesById(tx, [process.pageId])).get(process.pageId)
    const [openedAt, baseRevisionId] = [platform.clock(), page?.approvedRevisionId ?? null]
    await tx.process.update({ where: { id: process.id }, data: { state, openedAt, baseRevisionId } })
    await logEvent(tx, { processId: process.id, kind: 'process-opened', actorId, reason }, openedAt)
  })

/** [PR32] [PR341] */
export const closeProcess = (platform: Platform, actor: Actor, { slug, reason }: ProcessAsked) =>
  run(platform, actor, slug, async changing => {
    const { tx, process, actorId } = changing
    const closedAt = platform.clock()
    const isUnadopted = await passedUnadopted(tx, process, closedAt)
    const state = orThrow(toEnd(await processNow(changing), { isUnadopted, reason }))
    await tx.process.update({ where: { id: process.id }, data: { state, closedAt } })
    await logEvent(tx, { processId: process.id, kind: 'process-closed', actorId, reason }, closedAt)
  })

/** Whether a ballot of it passed whose text is no version yet. */
async function passedUnadopted(tx: Tx, { id, adoptedVersionId }: ProcessRow, now: Date): Promise<boolean> {
  if (adoptedVersionId !== null) return false
  const stage = await presentStage(tx, id, 'adoption')
  return stage !== null && (await readResult(tx, stage, now)).passed
}

/** [PR33] */
export const abandonProcess = (platform: Platform, actor: Actor, { slug, reason }: ProcessAsked) =>
  run(platform, actor, slug, async changing => {
    const { tx, process, actorId } = changing
    const left = orThrow(toAbandon(await processNow(changing)))
    const closedAt = platform.clock()
    await tx.processStage.updateMany({
      where: { id: { in: left.map(({ id }) => id) } },
      data: { state: 'skipped' },
    })
    await tx.process.update({ where: { id: process.id }, data: { state: 'abandoned', closedAt } })
    const data = { skipped: left.map(({ title }) => title) }
    await logEvent(tx, { processId: process.id, kind: 'process-abandoned', actorId, reason, data }, closedAt)
  })
