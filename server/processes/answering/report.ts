import type { StageContext } from '../stage-parts.ts'
import { unitsOfStage } from './criteria.ts'
import { readAnswerFigures } from './figures-queries.ts'
import { planOf } from './units.ts'

/** [PR146] As it was when the stage was closed, or as it is now. */
export async function dispositionReport(context: StageContext) {
  const { platform, tx, stage } = context
  const at = stage.closedAt ?? platform.clock()
  const figures = await readAnswerFigures(tx, await unitsOfStage(context), {
    at,
    acknowledgeDays: planOf(stage).acknowledgeDays,
  })
  return { ...figures, kinds: Object.fromEntries(figures.kinds.map(({ kind, count }) => [kind, count])) }
}
