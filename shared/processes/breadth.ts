import type { Charter, Stratum } from './charter.ts'
import { type Cell, toldCells } from './small-cells.ts'
import type { Criterion } from './stage.ts'

interface Aimed {
  readonly strata: readonly Stratum[]
  /** Who answered, by group. */
  readonly people: readonly Cell[]
  /** Of the share aimed for, in percent. */
  readonly reach: number
}

/**
 * [PR84] For each group that the charter aims for: whether its share of those who answered comes near what is aimed for. Where a group is too
 * small to be told of, it is not told how small.
 */
export function reachedStrata(aimed: Aimed, { smallestCell }: Pick<Charter, 'smallestCell'>): Criterion[] {
  const all = aimed.people.reduce((sum, { people }) => sum + people, 0)
  const told = toldCells(aimed.people, smallestCell)
  return aimed.strata.flatMap(({ key, name, target }) => {
    if (target === null) return []
    const people = aimed.people.find(cell => cell.key === key)?.people ?? 0
    const share = all === 0 ? 0 : (100 * people) / all
    const met = all > 0 && share >= (target * aimed.reach) / 100
    const isTold = people === 0 || told.has(key)
    const reached = isTold ? `${people} of ${all}, ${Math.round(share)} %` : `fewer than are told of, of ${all}`
    return [{ key: `stratum-${key}`, text: `${name}: ${reached}; ${target} % aimed for.`, met, explainable: true }]
  })
}

interface Breadth {
  readonly closesAt: Date | null
  readonly now: Date
  readonly elements: number
  readonly commented: number
  readonly people: number
}

/** [PR84] What has to be so before comments are closed. */
export function commentCriteria(
  { closesAt, now, elements, commented, people }: Breadth,
  plan: { readonly everyElement: boolean; readonly people: number },
): Criterion[] {
  const criteria: Criterion[] = []
  if (closesAt) {
    const text = `Comments are open until ${closesAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`
    criteria.push({ key: 'deadline', text, met: now >= closesAt, explainable: true })
  }
  if (plan.everyElement && elements > 0) {
    const text = `Every element was commented on: ${commented} of ${elements}.`
    criteria.push({ key: 'every-element', text, met: commented >= elements, explainable: true })
  }
  if (plan.people > 0) {
    const text = `At least ${plan.people} people commented: ${people}.`
    criteria.push({ key: 'people', text, met: people >= plan.people, explainable: true })
  }
  return criteria
}
