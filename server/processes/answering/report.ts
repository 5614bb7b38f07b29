import type { StoredStage } from '../stage-parts.ts'
import { unitsOfStage } from './criteria.ts'
import { readAnswerFigures } from './figures-queries.ts'
import { planOf } from './units.ts'

/** [PR146] Of a stage that is closed. */
export async function dispositionReport(context: StoredStage) {
  const { tx, stage } = context
  const at = stage.closedAt
  if (at === null) throw new Error('A stage that is open has no report.')
  const figures = await readAnswerFigures(tx, await unitsOfStage(context), {
    at,
    acknowledgeDays: planOf(stage).acknowledgeDays,
  })
  return { ...figures, kinds: Object.fromEntries(figures.kinds.map(({ kind, count }) => [kind, count])) }
}
