import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Criterion, Figure, NextAct } from '@fieldword/shared/processes/stage.ts'
import { z } from 'zod'
import { whoActs } from '../access.ts'
import { readStages } from '../queries.ts'
import { keptIn, type Somebody, type StageContext, type StoredStage } from '../stage-parts.ts'
import { isEditor } from './access.ts'
import { leftWords } from './criteria.ts'
import { clusteredIn } from './register.ts'
import { countRegister, type RegisterCounts } from './register-queries.ts'

/** Once it is over, the moment it was closed. */
const stageTime = ({ platform, stage }: StageContext) => stage.closedAt ?? platform.clock()

async function countsOf({ tx, process, stage }: StoredStage, at: Date): Promise<RegisterCounts> {
  const stages = await readStages(tx, process.id)
  const of = clusteredIn(
    process,
    stage,
    stages.map(({ id }) => id),
  )
  return countRegister(tx, of, at)
}

const kept = z.object({ issues: z.number(), inputs: z.number(), unassigned: z.number() })

/** [PR155] */
export async function registerFigures(context: StageContext): Promise<Figure[]> {
  const { issues, inputs, unassigned } = keptIn(context.stage, kept) ?? (await countsOf(context, stageTime(context)))
  return [
    { key: 'issues', label: issues === 1 ? 'issue' : 'issues', value: issues, of: null },
    { key: 'placed', label: 'under an issue', value: inputs - unassigned, of: inputs },
  ]
}

/** [PR156] */
export async function registerCriteria(context: StageContext): Promise<Criterion[]> {
  const { unassigned, openContests } = await countsOf(context, stageTime(context))
  return [
    {
      key: 'all-placed',
      text: `Everything that came in stands under an issue${unassigned === 0 ? '' : `: ${leftWords(unassigned)}`}.`,
      met: unassigned === 0,
      explainable: true,
    },
    {
      key: 'contests-answered',
      text: `Whoever contests where theirs stands is answered${openContests === 0 ? '' : `: ${leftWords(openContests)}`}.`,
      met: openContests === 0,
      explainable: true,
    },
  ]
}

export async function registerActs(context: StageContext, { actor, involved }: Somebody): Promise<NextAct[]> {
  const { process, stage } = context
  const href = `/processes/${process.slug}/issues`
  if (!isEditor({ process, actor, involved }, whoActs(stage))) {
    return [{ key: 'read-issues', text: 'See where yours stands', href, done: false, note: '' }]
  }
  const { unassigned, openContests } = await countsOf(context, stageTime(context))
  const note = openContests > 0 ? `${openContests} contested` : ''
  return [
    {
      key: 'cluster',
      text: unassigned > 0 ? `Put ${inFigures(unassigned)} under issues` : 'Work on the issues',
      ...{ href, note },
      done: unassigned === 0 && openContests === 0,
    },
  ]
}

/** [PR155] Of a stage that is closed. */
export async function registerReport(context: StoredStage) {
  const { closedAt } = context.stage
  if (closedAt === null) throw new Error('A stage that is open has no report.')
  return { ...(await countsOf(context, closedAt)) }
}
