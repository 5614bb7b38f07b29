import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ProcessActs } from '@fieldword/shared/processes/log-contract.ts'
import type { Involvement } from '@fieldword/shared/processes/vocabulary.ts'
import type { Platform } from '../platform/platform.ts'
import { readResult } from './ballots.ts'
import { lastClosed } from './deciding-queries.ts'
import type { ProcessRow, StageRow } from './queries.ts'

/** [PR347] What passed in these open processes and is no version yet, for whoever may adopt it. */
export async function listAdopting(
  platform: Platform,
  actor: Actor,
  processes: readonly ProcessRow[],
  involvements: ReadonlyMap<string, readonly Involvement[]>,
): Promise<ProcessActs[]> {
  if (!can(actor, 'version:publish')) return []
  const { prisma: tx } = platform.database
  const waiting = processes.filter(
    ({ id, adoptedVersionId }) =>
      adoptedVersionId === null && can(actor, 'process:run', { involved: involvements.get(id) ?? [] }),
  )
  if (waiting.length === 0) return []
  const stages = await lastClosed(
    tx,
    waiting.map(({ id }) => id),
    'adoption',
  )
  const passed = await Promise.all(
    stages.map(async stage => ((await readResult(tx, stage, platform.clock())).passed ? [stage] : [])),
  )
  return passed.flat().flatMap(stage => {
    const process = waiting.find(({ id }) => id === stage.processId)
    return process ? [toAdopt(process, stage)] : []
  })
}

function toAdopt({ slug, title }: ProcessRow, stage: StageRow): ProcessActs {
  const act = { key: 'adopt', text: 'Adopt what passed', href: `/processes/${slug}/adopt`, done: false, note: '' }
  return {
    process: { slug, title },
    stage: { id: stage.id, title: stage.title, closesAt: null },
    ...{ acts: [act], overdue: [], keptFromOpening: [] },
  }
}
