import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Charter, Stratum } from '@fieldword/shared/processes/charter.ts'
import { type PlannedStage, plannedStage, type StageWish, wishesOf } from '@fieldword/shared/processes/planned.ts'
import { findPreset } from '@fieldword/shared/processes/presets.ts'
import type { ProcessNature } from '@fieldword/shared/processes/vocabulary.ts'
import { findPageIn } from '../pages/index.ts'
import type { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { logEvent } from './log-commands.ts'
import { freeSlug } from './naming.ts'

export interface ProcessWish {
  /** The slug of a definition. */
  readonly page: string
  readonly title: string
  readonly summary: string
  readonly preset: string
  readonly nature: ProcessNature
  readonly begins: string | null
  readonly charter: Charter
  readonly strata: readonly Stratum[]
  readonly stages?: readonly StageWish[] | undefined
}

/** [PR34] [PR35] Puts a process together; whoever does is its steward, and nobody but its people sees it yet. */
export async function createProcess(platform: Platform, actor: Actor, wish: ProcessWish): Promise<{ slug: string }> {
  demand(actor, 'process:start')
  const { id: startedById } = signedIn(actor)
  return platform.database.inTransaction(tx => insertProcess(tx, platform, wish, startedById))
}

/** The same for what comes with the wiki, which nobody runs. */
export async function insertProcess(
  tx: Tx,
  platform: Platform,
  wish: ProcessWish,
  startedById: string | null,
): Promise<{ id: string; slug: string }> {
  const page = await findPageIn(tx, wish.page)
  if (page.kind !== 'definition') refuseWith('not-a-process-page')
  const slug = orThrow(freeSlug(wish.title))
  if (await tx.process.findUnique({ where: { slug }, select: { id: true } })) refuseWith('process-slug-taken')
  const stages = plannedStages(wish)
  const [id, at] = [platform.newId(), platform.clock()]
  const { title, summary, nature, preset, charter } = wish
  await tx.process.create({
    data: {
      ...{ id, slug, pageId: page.id, title, summary, nature, preset, charter, state: 'draft', startedById },
      ...{ strata: [...wish.strata], createdAt: at },
    },
  })
  await tx.processStage.createMany({
    data: stages.map((stage, index) => ({ ...rowOf(stage), id: platform.newId(), processId: id, position: index + 1 })),
  })
  if (startedById !== null) {
    const role = { processId: id, userId: startedById, role: 'steward' as const, grantedById: startedById }
    await tx.processMember.create({ data: { ...role, id: platform.newId(), grantedAt: at } })
  }
  await logEvent(tx, { processId: id, kind: 'process-created', actorId: startedById, data: { preset, title } }, at)
  return { id, slug }
}

function plannedStages({ preset, stages, begins }: ProcessWish): PlannedStage[] {
  const found = findPreset(preset) ?? refuseWith('no-such-preset')
  const wishes = stages ?? wishesOf(found, begins === null ? null : new Date(begins))
  return wishes.map((wish, index) => orThrow(plannedStage(wish, `stages.${index}`)))
}

/** As the database keeps it. */
export function rowOf({ opensAt, closesAt, plan, ...stage }: PlannedStage) {
  return {
    ...stage,
    state: 'planned' as const,
    opensAt: opensAt === null ? null : new Date(opensAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
    // Parsed by the contract of its kind.
    plan: plan as Prisma.InputJsonObject,
  }
}
