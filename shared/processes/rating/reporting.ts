import type { RatingPlan } from '../stages/rating.ts'
import { appropriatenessOf } from '../statistics/appropriateness.ts'
import { type Outcome, outcomeByShares, sharesOf } from '../statistics/bands.ts'
import { cellsToTell } from '../statistics/cells.ts'
import { addUp, type Distribution, rounded, sizeOf, spreadOf } from '../statistics/distribution.ts'
import { groupConsensus } from '../statistics/group-consensus.ts'
import { attritionOf, stabilityOf, type Transition } from '../statistics/stability.ts'
import type { FrozenRound, RatedWording } from './frozen.ts'
import type { ElementReport, GroupFigures, RoundReport } from './report.ts'

/** How many of a group gave an element a point. */
export interface Counted {
  readonly element: string
  readonly stratum: string
  readonly value: number
  readonly people: number
}

/** How many rated an element so in the round before and so in this one, the words being the same. */
export interface Changed extends Transition {
  readonly element: string
}

/** The round before, by how many people were in it. */
export interface Before {
  readonly raters: number
  readonly returned: number
}

export interface Rated {
  readonly number: number
  readonly frozen: FrozenRound
  readonly plan: RatingPlan
  readonly raters: number
  readonly counts: readonly Counted[]
  readonly changes: readonly Changed[]
  /** Null in the first round. */
  readonly before: Before | null
}

/** [PR179] [PR180] */
export function reportOf(rated: Rated): RoundReport {
  const { number, raters, before, frozen } = rated
  return {
    ...{ round: number, raters },
    attrition: before && attritionOf(before.raters, raters, before.returned),
    elements: frozen.wordings.map(wording => elementOf(rated, wording)),
  }
}

function elementOf(rated: Rated, { id, hash }: RatedWording): ElementReport {
  const { plan, frozen } = rated
  const groups = groupsOf(rated, id)
  const counts = addUp(
    groups.map(group => group.counts),
    plan.scale,
  )
  const [n, spread] = [sizeOf(counts), spreadOf(counts)]
  // [PR180] What is not told is not decided on either: an outcome tells of the ratings behind it.
  if (!spread || n < frozen.smallestCell) return { id, hash, n, outcome: 'unresolved', figures: null }
  const shares = sharesOf(counts, plan.scale)
  const appropriateness = plan.scale === 9 ? appropriatenessOf(counts) : null
  const byRule = plan.rule === 'shares' ? outcomeByShares(shares, plan) : (appropriateness?.outcome ?? 'unresolved')
  const outcome: Outcome = n < plan.fewest ? 'unresolved' : byRule
  const told = groupFigures(groups, plan, frozen.smallestCell)
  const { ipr, ipras, disagreement } = appropriateness ?? { ipr: 0, ipras: 0, disagreement: false }
  return {
    ...{ id, hash, n, outcome },
    figures: {
      ...shares,
      ...spread,
      counts: [...counts],
      appropriateness: appropriateness && has(plan, 'appropriateness') ? { ipr, ipras, disagreement } : null,
      stability: stabilityIn(rated, id),
      groupConsensus: has(plan, 'groups') ? consensusOf(told) : null,
      groups: told,
    },
  }
}

interface Group {
  readonly key: string
  readonly counts: Distribution
}

/** [PR6] Every stratum there is, in its order, and those who declared none, or one there is not any more. */
function groupsOf({ counts, frozen, plan }: Rated, element: string): Group[] {
  const known = new Set(frozen.strata.map(({ key }) => key))
  const of = counts.filter(each => each.element === element)
  const group = (key: string, those: readonly Counted[]): Group => ({ key, counts: pointsOf(those, plan.scale) })
  return [
    ...frozen.strata.map(({ key }) =>
      group(
        key,
        of.filter(({ stratum }) => stratum === key),
      ),
    ),
    group(
      '',
      of.filter(({ stratum }) => !known.has(stratum)),
    ),
  ]
}

function pointsOf(counts: readonly Counted[], scale: number): Distribution {
  return Array.from({ length: scale }, (_, index) =>
    counts.reduce((sum, { value, people }) => sum + (value === index + 1 ? people : 0), 0),
  )
}

/** [PR165] Empty groups are left out. */
function groupFigures(groups: readonly Group[], plan: RatingPlan, smallest: number): GroupFigures[] {
  const told = cellsToTell(
    groups.map(({ counts }) => sizeOf(counts)),
    smallest,
  )
  return groups.flatMap(({ key, counts }, index) => {
    const spread = spreadOf(counts)
    if (!spread) return []
    return [{ key, figures: told[index] ? { ...sharesOf(counts, plan.scale), ...spread } : null }]
  })
}

/** [PR166] */
function consensusOf(groups: readonly GroupFigures[]): number | null {
  const told = groups.flatMap(({ figures }) => (figures ? [{ agree: figures.agree, votes: figures.n }] : []))
  const found = groupConsensus(told)
  return found === null ? null : rounded(found)
}

function stabilityIn({ changes, plan, frozen }: Rated, element: string) {
  if (!has(plan, 'stability')) return null
  const found = stabilityOf(changes.filter(each => each.element === element))
  return found && found.paired >= frozen.smallestCell ? { ...found, netChange: rounded(found.netChange) } : null
}

const has = (plan: RatingPlan, statistic: RatingPlan['statistics'][number]) => plan.statistics.includes(statistic)
