import { figuresOf } from '@fieldword/shared/processes/answer-tally.ts'
import type { StoredStage } from '../stage-parts.ts'
import { unitsOfStage } from './criteria.ts'
import { readAnswerTally } from './figures-queries.ts'
import { planOf } from './units.ts'

/** [PR146] Of a stage that is closed. */
export async function dispositionReport(context: StoredStage) {
  const { tx, stage } = context
  const at = stage.closedAt
  if (at === null) throw new Error('A stage that is open has no report.')
  const tally = await readAnswerTally(tx, await unitsOfStage(context), at)
  const figures = figuresOf(tally, { now: at.getTime(), days: planOf(stage).acknowledgeDays })
  return { ...figures, kinds: Object.fromEntries(figures.kinds.map(({ kind, count }) => [kind, count])) }
}
