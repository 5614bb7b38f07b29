import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { canonicalValue } from '@fieldword/shared/processes/canonical.ts'
import {
  type ProcessNow,
  toClose,
  toExtend,
  toOpen,
  toRepeat,
  toSkip,
  unmet,
} from '@fieldword/shared/processes/machine.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { lockPage } from '../pages/index.ts'
import type { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { findRevision, findRevisions } from '../revisions/index.ts'
import { lockToRun } from './access.ts'
import { partsOf } from './all-parts.ts'
import { changesExplained } from './changing.ts'
import { logEvent } from './log-commands.ts'
import { textBefore } from './opening.ts'
import { type ProcessRow, readStages, type StageRow } from './queries.ts'
import { changed } from './telling.ts'

/** A process with its row locked, and whoever changes it; nobody where it is its schedule. */
export interface Changing {
  readonly platform: Platform
  readonly tx: Tx
  readonly process: ProcessRow
  readonly actorId: string | null
}

interface StageAsked {
  readonly slug: string
  readonly stage: string
  readonly reason: string
}

type Done = Promise<{ slug: string }>

/** Runs `change` on a process, locked, for whoever runs it. */
export function run(
  platform: Platform,
  actor: Actor,
  slug: string,
  change: (changing: Changing) => Promise<void>,
): Done {
  return platform.database.inTransaction(async tx => {
    const { process, actor: by } = await lockToRun(tx, actor, slug)
    await change({ platform, tx, process, actorId: by.id })
    await changed(tx, platform, process)
    return { slug: process.slug }
  })
}

export const openStage = (
  platform: Platform,
  actor: Actor,
  { slug, stage, reason, revision }: StageAsked & { readonly revision?: number | undefined },
): Done => run(platform, actor, slug, changing => openStageIn(changing, stage, { reason, revision }))

export const closeStage = (platform: Platform, actor: Actor, { slug, stage, reason }: StageAsked): Done =>
  run(platform, actor, slug, changing => closeStageIn(changing, stage, reason))

/** [PR26] [PR27] Opens a stage: its text is frozen, its plan locked, and what it wants asked. */
export async function openStageIn(
  changing: Changing,
  stageId: string,
  { reason = '', revision }: { readonly reason?: string; readonly revision?: number | undefined } = {},
): Promise<void> {
  const { platform, tx, process, actorId } = changing
  const now = await processNow(changing)
  const stage = orThrow(toOpen(now, stageId))
  const [at, input] = [platform.clock(), await inputOf(changing, now.stages, stage, revision)]
  const unexplained = unmet(await changesExplained(tx, process, input?.id ?? null), reason)
  if (unexplained) orThrow(unexplained)
  const opened = await tx.processStage.update({
    where: { id: stageId },
    data: {
      ...{ state: 'open', openedAt: at, planHash: sha256(canonicalValue(stage.plan)) },
      ...{ inputRevisionId: input?.id ?? null, inputHash: input?.contentHash ?? null },
    },
  })
  const [parts, context] = [partsOf[stage.kind], { platform, tx, process, stage: opened }]
  const refused = unmet((await parts.wants?.(context)) ?? [], reason)
  if (refused) orThrow(refused)
  const data = {
    title: stage.title,
    planHash: opened.planHash,
    inputHash: opened.inputHash,
    revision: input?.number ?? null,
  }
  await logEvent(tx, { processId: process.id, kind: 'stage-opened', actorId, stageId, reason, data }, at)
  await parts.opened?.(context)
  await recordEvent(tx, { kind: 'stage-opened', processId: process.id, stageId, actorId }, at)
}

/** [PR28] Closes a stage: what has to be so is looked at, what came of it kept. */
export async function closeStageIn(changing: Changing, stageId: string, reason: string): Promise<void> {
  const { platform, tx, process, actorId } = changing
  const now = await processNow(changing)
  const found = now.stages.find(({ id }) => id === stageId) ?? refuseWith('not-found')
  const parts = partsOf[found.kind]
  const isOpen = process.state === 'open' && found.state === 'open'
  const criteria = isOpen ? await parts.criteria({ platform, tx, process, stage: found }) : []
  const stage = orThrow(toClose(now, stageId, criteria, reason))
  const at = platform.clock()
  const closed = await tx.processStage.update({ where: { id: stageId }, data: { state: 'closed', closedAt: at } })
  const report = await parts.closed?.({ platform, tx, process, stage: closed })
  const reportHash = report === undefined ? null : sha256(canonicalValue(report))
  if (report !== undefined) await tx.processStage.update({ where: { id: stageId }, data: { report, reportHash } })
  const missing = criteria.filter(({ met }) => !met).map(({ text }) => text)
  const data = { title: stage.title, reportHash, missing }
  await logEvent(tx, { processId: process.id, kind: 'stage-closed', actorId, stageId, reason, data }, at)
}

/** [PR29] */
export const skipStage = (platform: Platform, actor: Actor, { slug, stage, reason }: StageAsked): Done =>
  run(platform, actor, slug, async changing => {
    const { tx, process, actorId } = changing
    const { title } = orThrow(toSkip(await processNow(changing), stage))
    await tx.processStage.update({ where: { id: stage }, data: { state: 'skipped' } })
    const event = { processId: process.id, kind: 'stage-skipped' as const, actorId, stageId: stage, reason }
    await logEvent(tx, { ...event, data: { title } }, platform.clock())
  })

/** [PR30] */
export const repeatStage = (platform: Platform, actor: Actor, { slug, stage, reason }: StageAsked): Done =>
  run(platform, actor, slug, async changing => {
    const { tx, process, actorId } = changing
    const { stage: done, position } = orThrow(toRepeat(await processNow(changing), stage))
    const { kind, title, purpose, visibility, who } = done
    await tx.processStage.updateMany({
      where: { processId: process.id, position: { gte: position } },
      data: { position: { increment: 1 } },
    })
    const stageId = platform.newId()
    await tx.processStage.create({
      data: {
        ...{ id: stageId, processId: process.id, position, kind, title, purpose, visibility, who, state: 'planned' },
        ...{ plan: done.plan as Prisma.InputJsonObject, repeatOfId: done.id },
      },
    })
    const event = { processId: process.id, kind: 'stage-repeated' as const, actorId, stageId, reason }
    await logEvent(tx, { ...event, data: { title, repeatOf: done.id } }, platform.clock())
  })

/** [PR31] */
export const extendStage = (
  platform: Platform,
  actor: Actor,
  { slug, stage, reason, closesAt }: StageAsked & { readonly closesAt: string },
): Done =>
  run(platform, actor, slug, async changing => {
    const { tx, process, actorId } = changing
    const [at, until] = [platform.clock(), new Date(closesAt)]
    const { title, closesAt: before } = orThrow(toExtend(await processNow(changing), stage, until, at))
    await tx.processStage.update({ where: { id: stage }, data: { closesAt: until } })
    const data = { title, from: before?.toISOString() ?? null, to: until.toISOString() }
    const event = { processId: process.id, kind: 'stage-extended' as const, actorId, stageId: stage, reason, data }
    await logEvent(tx, event, at)
  })

export async function processNow({ tx, process }: Changing): Promise<ProcessNow<StageRow>> {
  return { state: process.state, stages: await readStages(tx, process.id) }
}

/** [PR26] What a stage works on: what was chosen, else what came of the last stage that is over, else what visitors read. */
async function inputOf(
  { tx, process }: Changing,
  stages: readonly StageRow[],
  stage: { readonly position: number; readonly kind: StageKind },
  revision: number | undefined,
) {
  if (revision !== undefined) return (await findRevision(tx, process.pageId, revision)) ?? refuseWith('no-such-text')
  const id = textBefore(stages, stage) ?? (await lockPage(tx, process.pageId)).approvedRevisionId
  return id === null ? null : ((await findRevisions(tx, [id])).get(id) ?? refuseWith('no-such-text'))
}
