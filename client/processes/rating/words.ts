import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { RatingPlan } from '@fieldword/shared/processes/stages/rating.ts'
import { bandsOf, type Scale } from '@fieldword/shared/processes/statistics/bands.ts'

export const lowEnd = 'strongly disagree'
export const highEnd = 'strongly agree'

/** What the points of a scale are called together: "7 to 9". */
export function bandWords(scale: Scale) {
  const { low, high } = bandsOf(scale)
  const between = low + 1 === high - 1 ? `${low + 1}` : `${low + 1} to ${high - 1}`
  return { agree: `${high} to ${scale}`, neutral: between, disagree: `1 to ${low}` }
}

/** What takes an element in, as a sentence. */
export function ruleInWords({ rule, agreeAtLeast, disagreeBelow, fewest, scale }: RatingPlan): string {
  const bands = bandWords(scale)
  const enough = `with at least ${fewest} ${fewest === 1 ? 'rating' : 'ratings'}`
  if (rule === 'appropriateness') {
    return `In: a median from 7 on without disagreement (RAND/UCLA), ${enough}. Out: a median up to 3 without it.`
  }
  return `In: at least ${agreeAtLeast} % rate ${bands.agree} and fewer than ${disagreeBelow} % rate ${bands.disagree}, ${enough}. Out: the other way round.`
}

/** A share in percent, without decimals. */
export function percentOf(part: number, all: number): number {
  return all === 0 ? 0 : Math.round((100 * part) / all)
}

/** A number of the scale, or half way between two: "8", "7.5". */
export function pointInWords(point: number): string {
  return String(Math.round(point * 100) / 100)
}

export function peopleInWords(count: number): string {
  return count === 1 ? '1 person' : `${inFigures(count)} people`
}
