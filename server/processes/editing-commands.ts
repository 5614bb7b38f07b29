import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Charter, Stratum } from '@fieldword/shared/processes/charter.ts'
import type { EventKind } from '@fieldword/shared/processes/log.ts'
import { mostStages, plannedStage, type StageWish } from '@fieldword/shared/processes/planned.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { whoActs } from './access.ts'
import { rowOf } from './creating-commands.ts'
import { logEvent } from './log-commands.ts'
import { type ProcessRow, readStages, type StageRow } from './queries.ts'
import { type Changing, run } from './stage-commands.ts'

interface ProcessEdit {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly charter: Charter
  readonly strata: readonly Stratum[]
}

/** [PR36] [PR48] What a process says of itself, before it opens or while its charter stage is open. */
export const editProcess = (platform: Platform, actor: Actor, { slug, ...edit }: ProcessEdit) =>
  run(platform, actor, slug, async ({ tx, process, actorId }) => {
    if (process.state !== 'draft') await demandCharterStage(tx, process)
    const { title, summary, charter, strata } = edit
    await tx.process.update({ where: { id: process.id }, data: { title, summary, charter, strata: [...strata] } })
    await logEvent(tx, { processId: process.id, kind: 'process-edited', actorId, data: { title } }, platform.clock())
  })

/** [PR48] Stewards write the charter while its stage is open. */
async function demandCharterStage(tx: Tx, { id: processId, state }: ProcessRow): Promise<void> {
  const open = { processId, kind: 'charter' as const, state: 'open' as const }
  if (state !== 'open' || (await tx.processStage.count({ where: open })) === 0) refuseWith('charter-locked')
}

interface StageEdit {
  readonly slug: string
  readonly stage: string
  readonly reason: string
}

/** [PR37] One more stage, last or at a place behind what has begun. */
export async function addStage(
  platform: Platform,
  actor: Actor,
  {
    slug,
    position,
    reason,
    ...wish
  }: StageWish & Omit<StageEdit, 'stage'> & { readonly position?: number | undefined },
): Promise<{ slug: string; stage: string }> {
  const stage = platform.newId()
  await run(platform, actor, slug, async changing => {
    const { tx, process } = changing
    demandChangeable(changing, reason)
    const stages = await readStages(tx, process.id)
    if (stages.length >= mostStages) refuseWith('too-many-stages')
    const planned = orThrow(plannedStage(wish, 'stage'))
    const at = placeFor(stages, position)
    await makeRoom(changing, at)
    await tx.processStage.create({ data: { ...rowOf(planned), id: stage, processId: process.id, position: at } })
    await tell(changing, 'stage-planned', { stage, reason }, { title: planned.title, position: at })
  })
  return { slug, stage }
}

/** [PR37] What is left out stays as it is. */
export const editStage = (
  platform: Platform,
  actor: Actor,
  { slug, stage, reason, ...edit }: Partial<Omit<StageWish, 'kind'>> & StageEdit,
) =>
  run(platform, actor, slug, async changing => {
    const found = await findPlanned(changing, stage, reason)
    const planned = orThrow(plannedStage({ ...wishOf(found), ...withoutUndefined(edit) }, 'stage'))
    await changing.tx.processStage.update({ where: { id: stage }, data: rowOf(planned) })
    await tell(changing, 'stage-edited', { stage, reason }, { title: planned.title, changed: Object.keys(edit) })
  })

/** [PR37] */
export const moveStage = (
  platform: Platform,
  actor: Actor,
  { slug, stage, reason, position }: StageEdit & { readonly position: number },
) =>
  run(platform, actor, slug, async changing => {
    const { tx, process } = changing
    const found = await findPlanned(changing, stage, reason)
    const others = (await readStages(tx, process.id)).filter(({ id }) => id !== stage)
    const at = placeFor(others, position)
    const order = [...others.slice(0, at - 1), found, ...others.slice(at - 1)]
    for (const [index, { id, position: before }] of order.entries()) {
      if (before !== index + 1) await tx.processStage.update({ where: { id }, data: { position: index + 1 } })
    }
    await tell(changing, 'stage-edited', { stage, reason }, { title: found.title, position: at })
  })

/** [PR37] */
export const removeStage = (platform: Platform, actor: Actor, { slug, stage }: Omit<StageEdit, 'reason'>) =>
  run(platform, actor, slug, async changing => {
    const { tx, process, actorId } = changing
    if (process.state !== 'draft') refuseWith('stage-to-skip')
    const { title, position } = await findPlanned(changing, stage, '')
    await tx.processStage.delete({ where: { id: stage } })
    await tx.processStage.updateMany({
      where: { processId: process.id, position: { gt: position } },
      data: { position: { decrement: 1 } },
    })
    const data = { title, removed: true }
    await logEvent(tx, { processId: process.id, kind: 'process-edited', actorId, data }, platform.clock())
  })

/** [PR38] A decision of people, in words. */
export const noteDecision = (
  platform: Platform,
  actor: Actor,
  { slug, text, reason }: { readonly slug: string; readonly text: string; readonly reason: string },
) =>
  run(platform, actor, slug, async ({ tx, process, actorId }) => {
    if (process.state !== 'open') refuseWith('process-not-open')
    const event = { processId: process.id, kind: 'decision' as const, actorId, reason, data: { text } }
    await logEvent(tx, event, platform.clock())
  })

/** [PR37] Before the opening anything is edited; from then on for a reason; once it is over nothing is. */
function demandChangeable({ process }: Changing, reason: string): void {
  if (process.state === 'closed' || process.state === 'abandoned') refuseWith('process-not-open')
  if (process.state === 'open' && reason === '') refuseWith('reason-needed')
}

async function findPlanned(changing: Changing, id: string, reason: string): Promise<StageRow> {
  const { tx, process } = changing
  const stage = await tx.processStage.findFirst({ where: { id, processId: process.id } })
  if (!stage) refuseWith('not-found')
  if (stage.state !== 'planned') refuseWith('plan-locked')
  demandChangeable(changing, reason)
  return stage
}

/** Behind all that has begun, and not beyond the end. */
function placeFor(stages: readonly StageRow[], wished: number | undefined): number {
  const first = stages.findLastIndex(({ state }) => state === 'open' || state === 'closed') + 2
  return Math.min(Math.max(wished ?? stages.length + 1, first), stages.length + 1)
}

async function makeRoom({ tx, process }: Changing, from: number): Promise<void> {
  await tx.processStage.updateMany({
    where: { processId: process.id, position: { gte: from } },
    data: { position: { increment: 1 } },
  })
}

function wishOf(stage: StageRow): StageWish {
  const { kind, title, purpose, visibility, opensAt, closesAt, plan } = stage
  const dates = { opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt?.toISOString() ?? null }
  // Written by this slice alone.
  return { kind, title, purpose, visibility, ...dates, who: whoActs(stage), plan: plan as Record<string, unknown> }
}

function withoutUndefined<T extends object>(edit: T): Partial<T> {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Partial<T>
}

function tell(
  { platform, tx, process, actorId }: Changing,
  kind: EventKind,
  { stage, reason }: { readonly stage: string; readonly reason: string },
  data: Record<string, string | number | string[]>,
): Promise<number> {
  return logEvent(tx, { processId: process.id, kind, actorId, stageId: stage, reason, data }, platform.clock())
}
