import { refuse } from '../../kernel/refusals.ts'
import type { Result } from '../../kernel/result.ts'
import type { RatingPlan } from '../stages/rating.ts'
import type { RoundReport } from './report.ts'

/** A round, as far as what may be done with it depends on it. */
export interface RoundNow {
  readonly number: number
  /** What came of it; none while it is open. */
  readonly report: RoundReport | null
}

/** [PR179] The round, if it may be closed: `number` says which one whoever closes it has before them. */
export function toCloseRound<Round extends RoundNow>(last: Round | null, number: number): Result<Round> {
  return last && last.report === null && last.number === number ? last : refuse('round-not-open')
}

/** [PR181] The number of the round that may be opened after `after`. */
export function toOpenNext(
  last: RoundNow | null,
  after: number,
  { rounds }: Pick<RatingPlan, 'rounds'>,
): Result<number> {
  if (!last || last.number !== after) return refuse('round-not-last')
  if (last.report === null) return refuse('round-open')
  return last.number < rounds ? last.number + 1 : refuse('no-more-rounds')
}

export function decidedIn({ elements }: RoundReport): number {
  return elements.filter(({ outcome }) => outcome !== 'unresolved').length
}

/** [PR181] Nothing is left to be rated: all is decided, or the last round is over. */
export function isDone({ number, report }: RoundNow, { rounds }: Pick<RatingPlan, 'rounds'>): boolean {
  return report !== null && (number >= rounds || decidedIn(report) === report.elements.length)
}
