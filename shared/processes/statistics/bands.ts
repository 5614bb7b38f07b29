import { type Distribution, sizeOf } from './distribution.ts'

/** How far a scale goes, from 1. */
export type Scale = 5 | 9

/** The highest point that disagrees, and the lowest that agrees: 1–3 and 7–9 of nine, 1–2 and 4–5 of five. */
export const bandsOf = (scale: Scale) => (scale === 9 ? ({ low: 3, high: 7 } as const) : ({ low: 2, high: 4 } as const))

/** How many agree, stand between, and disagree. */
export interface Shares {
  readonly n: number
  readonly agree: number
  readonly neutral: number
  readonly disagree: number
}

export function sharesOf(counts: Distribution, scale: Scale): Shares {
  const { low, high } = bandsOf(scale)
  const n = sizeOf(counts)
  const disagree = sizeOf(counts.slice(0, low))
  const agree = sizeOf(counts.slice(high - 1))
  return { n, agree, neutral: n - agree - disagree, disagree }
}

export type Outcome = 'in' | 'out' | 'unresolved'

export interface Threshold {
  /** In percent of all ratings. */
  readonly agreeAtLeast: number
  /** In percent of all ratings. */
  readonly disagreeBelow: number
}

/**
 * In: so many agree, and few enough disagree. Out: the same the other way round. The form of Williamson et al., "Developing core outcome
 * sets for clinical trials" (Trials 13:132, 2012), which takes 70 % and 15 %. Counted in whole numbers, so that 75 of 100 are 75 %.
 */
export function outcomeByShares({ n, agree, disagree }: Shares, { agreeAtLeast, disagreeBelow }: Threshold): Outcome {
  const reaches = (many: number, few: number) => many * 100 >= agreeAtLeast * n && few * 100 < disagreeBelow * n
  if (n === 0) return 'unresolved'
  if (reaches(agree, disagree)) return 'in'
  return reaches(disagree, agree) ? 'out' : 'unresolved'
}
