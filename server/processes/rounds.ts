import { type FrozenRound, frozenRound } from '@fieldword/shared/processes/rating/frozen.ts'
import { type RoundReport, roundReport } from '@fieldword/shared/processes/rating/report.ts'
import { reportOf } from '@fieldword/shared/processes/rating/reporting.ts'
import { stands } from '@fieldword/shared/processes/rating/stale.ts'
import { type RatingPlan, ratingPlan } from '@fieldword/shared/processes/stages/rating.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { StageRow } from './queries.ts'
import { countRaters, type RoundRow, readBefore, readChanges, readCounts } from './rating-queries.ts'

/** A round, its columns read as what this slice wrote into them. */
export interface Round extends Omit<RoundRow, 'frozen' | 'report'> {
  readonly frozen: FrozenRound
  /** None while it is open. */
  readonly report: RoundReport | null
}

export function roundOf(row: RoundRow): Round {
  return {
    ...row,
    frozen: frozenRound.parse(row.frozen),
    report: row.report === null ? null : roundReport.parse(row.report),
  }
}

export function planOf({ plan }: Pick<StageRow, 'plan'>): RatingPlan {
  return ratingPlan.parse(plan)
}

/** [PR179] What came of a round, from its ratings: each is read once, and counted where it lies. */
export async function makeReport(tx: Tx, plan: RatingPlan, round: Round, before: Round | null): Promise<RoundReport> {
  const [raters, counts] = [await countRaters(tx, round.id), await readCounts(tx, round.id)]
  const common = { number: round.number, frozen: round.frozen, plan, raters, counts }
  if (!before) return reportOf({ ...common, changes: [], before: null })
  const elements = round.frozen.wordings.map(({ id }) => id).filter(id => stands(id, [before.frozen, round.frozen]))
  const changes = await readChanges(tx, { before: before.id, after: round.id, elements })
  return reportOf({ ...common, changes, before: await readBefore(tx, before.id, round.id) })
}
