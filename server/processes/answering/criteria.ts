import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { answeredOf, leftOf } from '@fieldword/shared/processes/answer-tally.ts'
import type { Criterion, Figure } from '@fieldword/shared/processes/stage.ts'
import { z } from 'zod'
import { readStages } from '../queries.ts'
import { keptIn, type StageContext, type StoredStage } from '../stage-parts.ts'
import { tallyOf } from './tally.ts'
import type { Units } from './unit-queries.ts'
import { allUnits } from './units.ts'

/** All that has to be answered, from whichever stage it came. */
export async function unitsOfStage({ tx, process, stage }: StoredStage): Promise<Units> {
  return allUnits(process, stage, await readStages(tx, process.id))
}

const kept = z.object({ total: z.number(), answered: z.number(), medianDays: z.number().nullable() })

/** [PR146] For the line of stages. How long it took is told once it is over. */
export async function answeredFigures(context: StageContext): Promise<Figure[]> {
  const { total, answered, medianDays } = keptIn(context.stage, kept) ?? {
    ...answeredOf(await tallyOf(context, await unitsOfStage(context))),
    medianDays: null,
  }
  return [
    { key: 'answered', label: 'answered', value: answered, of: total },
    ...(medianDays !== null
      ? [{ key: 'median-days', label: 'days to an answer (median)', value: medianDays, of: null }]
      : []),
  ]
}

/** [PR145] What asks for something is answered without exception; questions and remarks may be left for a reason. */
export async function answeredCriteria(context: StageContext): Promise<Criterion[]> {
  const { substantive, other } = leftOf(await tallyOf(context, await unitsOfStage(context)))
  return [
    {
      key: 'substantive-answered',
      text:
        substantive === 0
          ? 'Every comment that asks for something has an answer.'
          : `Every comment that asks for something has an answer: ${leftWords(substantive)}.`,
      met: substantive === 0,
      explainable: false,
    },
    {
      key: 'others-answered',
      text:
        other === 0
          ? 'Every question and remark is answered or noted.'
          : `Every question and remark is answered or noted: ${leftWords(other)}.`,
      met: other === 0,
      explainable: true,
    },
  ]
}

export function leftWords(count: number): string {
  return count === 1 ? '1 is left' : `${inFigures(count)} are left`
}
