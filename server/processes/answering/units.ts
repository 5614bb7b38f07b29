import { answeredByDefault } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { dispositionPlan } from '@fieldword/shared/processes/stages/disposition.ts'
import type { StageRow } from '../queries.ts'
import { type Reading, stageOf } from './access.ts'
import type { Units } from './unit-queries.ts'

export function planOf(stage: Pick<StageRow, 'plan'> | null) {
  return dispositionPlan.parse(stage?.plan ?? {})
}

/** What is answered in a process, as far as whoever asks may see it. */
export function unitsOf({ process, stages, seen }: Reading): Units {
  const stage = stageOf(stages, 'disposition')
  return { processId: process.id, kinds: stage ? planOf(stage).kinds : answeredByDefault, stageIds: seen }
}

/** All of it, whoever may see it: what has to be answered before a stage closes. */
export function allUnits(process: { readonly id: string }, stage: StageRow, stages: readonly StageRow[]): Units {
  return { processId: process.id, kinds: planOf(stage).kinds, stageIds: stages.map(({ id }) => id) }
}
