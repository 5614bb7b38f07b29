import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ProcessActs } from '@fieldword/shared/processes/log-contract.ts'
import type { Involvement } from '@fieldword/shared/processes/vocabulary.ts'
import type { Platform } from '../platform/platform.ts'
import { listAdopting } from './adopting-acts.ts'
import { partsOf } from './all-parts.ts'
import { whatKeepsClosed } from './opening.ts'
import { involvementsIn, type ProcessRow, readOpenProcesses, type StageRow } from './queries.ts'

/** Open processes that are looked through, those begun last. */
const mostProcesses = 50

/**
 * [PR14] [PR47] [PR347] [PR354] Everything whoever asks can do now, stage by stage; for whoever runs one, also what keeps it from closing and
 * opening in time.
 */
export async function listActs(platform: Platform, actor: Actor): Promise<{ items: ProcessActs[] }> {
  const { prisma: tx } = platform.database
  const processes = await readOpenProcesses(tx, mostProcesses, platform.clock())
  const ids = processes.map(({ id }) => id)
  const involvements = await involvementsIn(tx, ids, actor.id)
  const [told, adopting] = await Promise.all([
    Promise.all(
      processes.flatMap(process =>
        process.stages.map(stage =>
          actsIn(platform, process, stage, { actor, involved: involvements.get(process.id) ?? [] }),
        ),
      ),
    ),
    listAdopting(platform, actor, processes, involvements),
  ])
  return { items: [...adopting, ...told.filter(saysSomething)] }
}

function saysSomething({ acts, overdue, keptFromOpening }: ProcessActs): boolean {
  return acts.length + overdue.length + keptFromOpening.length > 0
}

/** Of a stage that is open, or whose time to open has come. */
async function actsIn(
  platform: Platform,
  process: ProcessRow,
  stage: StageRow,
  who: { readonly actor: Actor; readonly involved: readonly Involvement[] },
): Promise<ProcessActs> {
  const parts = partsOf[stage.kind]
  const context = { platform, tx: platform.database.prisma, process, stage }
  const isLate = stage.closesAt !== null && stage.closesAt <= platform.clock()
  const [isOpen, runs] = [stage.state === 'open', can(who.actor, 'process:run', who)]
  const [acts, criteria, keptFromOpening] = await Promise.all([
    isOpen ? parts.acts(context, who) : [],
    isOpen && isLate && runs ? parts.criteria(context) : [],
    !isOpen && runs ? whatKeepsClosed(context) : [],
  ])
  const { id, title, closesAt } = stage
  return {
    process: { slug: process.slug, title: process.title },
    stage: { id, title, closesAt: closesAt?.toISOString() ?? null },
    acts: [...acts],
    ...{ overdue: criteria.filter(({ met }) => !met).map(({ text }) => text), keptFromOpening },
  }
}
