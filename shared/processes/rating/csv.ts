import { csvOf } from '../../kernel/csv.ts'
import type { RatingResults, Standing } from '../rating-contract.ts'

const columns = [
  ...['round', 'element', 'handle', 'words', 'words_sha256', 'group', 'n', 'agree', 'neutral', 'disagree'],
  ...[
    'median',
    'quartile_1',
    'quartile_3',
    'ipr',
    'ipras',
    'disagreement',
    'rated_in_both',
    'same_again',
    'net_change',
  ],
  ...['group_aware_consensus', 'outcome'],
]
const nothing = ''

/** [PR186] A line an element for everybody, and one for each group; points of the scale as columns of their own. */
export function resultsCsv({ shown, plan, strata }: RatingResults): string {
  if (!shown) return csvOf([columns])
  const points = Array.from({ length: plan.scale }, (_, index) => `rated_${index + 1}`)
  const names = new Map(strata.map(({ key, name }) => [key, name]))
  const lines = shown.elements.flatMap(element => [
    all(shown.round.number, element, plan.scale),
    ...(element.figures?.groups ?? []).map(({ key, figures }) => {
      const group = key === '' ? 'no group declared' : (names.get(key) ?? key)
      const {
        n = 'kept back',
        agree = nothing,
        neutral = nothing,
        disagree = nothing,
        median = nothing,
      } = figures ?? {}
      const quartiles = figures?.quartiles ?? [nothing, nothing]
      return padded(
        [...placeOf(shown.round.number, element), group, n, agree, neutral, disagree, median, ...quartiles],
        plan.scale,
      )
    }),
  ])
  return csvOf([[...columns, ...points], ...lines])
}

function all(round: number, element: Standing, scale: number): (string | number)[] {
  const place = [...placeOf(round, element), 'everybody']
  const { figures, outcome, n } = element
  if (!figures) return padded([...place, n, ...Array.from({ length: 12 }, () => nothing), outcome], scale)
  const { agree, neutral, disagree, median, quartiles, appropriateness: apart, stability, groupConsensus } = figures
  return [
    ...[...place, n, agree, neutral, disagree, median, ...quartiles],
    ...[apart?.ipr ?? nothing, apart?.ipras ?? nothing, apart ? (apart.disagreement ? 'yes' : 'no') : nothing],
    ...[stability?.paired ?? nothing, stability?.unchanged ?? nothing, stability?.netChange ?? nothing],
    ...[groupConsensus ?? nothing, outcome, ...figures.counts],
  ]
}

const placeOf = (round: number, { number, handle, text, hash }: Standing) => [round, number, handle, text, hash]

function padded(cells: readonly (string | number)[], scale: number): (string | number)[] {
  return [...cells, ...Array.from({ length: columns.length + scale - cells.length }, () => nothing)]
}

/** Somebody's rating, where the plan lets whoever runs the process see it. */
export interface Individual {
  readonly rater: string
  readonly group: string
  readonly element: number
  readonly value: number
  readonly reason: string
  readonly at: string
}

/** [PR175] [PR186] */
export function individualCsv(rows: readonly Individual[]): string {
  const lines = rows.map(({ rater, group, element, value, reason, at }) => [rater, group, element, value, reason, at])
  return csvOf([['rater', 'group', 'element', 'rating', 'reason', 'at'], ...lines])
}
