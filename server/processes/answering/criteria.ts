import type { Criterion, Figure } from '@fieldword/shared/processes/stage.ts'
import { readStages } from '../queries.ts'
import type { StageContext, StoredStage } from '../stage-parts.ts'
import { readAnswerFigures } from './figures-queries.ts'
import { countUnanswered, type Units } from './unit-queries.ts'
import { allUnits, planOf } from './units.ts'

/** All that has to be answered, from whichever stage it came. */
export async function unitsOfStage({ tx, process, stage }: StoredStage): Promise<Units> {
  return allUnits(process, stage, await readStages(tx, process.id))
}

/** [PR146] For the line of stages. How long it took is told once it is over. */
export async function answeredFigures(context: StageContext): Promise<Figure[]> {
  const { platform, tx, stage } = context
  const at = stage.closedAt ?? platform.clock()
  const units = await unitsOfStage(context)
  const figures = await readAnswerFigures(tx, units, { at, acknowledgeDays: planOf(stage).acknowledgeDays })
  const { total, answered, medianDays } = figures
  return [
    { key: 'answered', label: 'answered', value: answered, of: total },
    ...(stage.closedAt && medianDays !== null
      ? [{ key: 'median-days', label: 'days to an answer (median)', value: medianDays, of: null }]
      : []),
  ]
}

/** [PR145] What asks for something is answered without exception; questions and remarks may be left for a reason. */
export async function answeredCriteria(context: StageContext): Promise<Criterion[]> {
  const { substantive, other } = await countUnanswered(context.tx, await unitsOfStage(context))
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
  return count === 1 ? '1 is left' : `${count.toLocaleString('en')} are left`
}
