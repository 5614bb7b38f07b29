import type { Outcome } from './bands.ts'
import { type Distribution, quantileOf, rounded } from './distribution.ts'

/** How far ratings from 1 to 9 lie apart, beside how far they may. */
export interface Appropriateness {
  readonly median: number
  /** The range between the percentiles 30 and 70. */
  readonly ipr: number
  /** Its centre. */
  readonly centre: number
  /** How far it may reach where ratings lie to one side. */
  readonly ipras: number
  readonly disagreement: boolean
  readonly outcome: Outcome
}

const symmetricRange = 2.35
const asymmetryWeight = 1.5

/**
 * Fitch et al., "The RAND/UCLA Appropriateness Method User's Manual" (RAND, MR-1269, 2001): there is disagreement where the range between
 * the percentiles 30 and 70 is wider than 2.35 + 1.5 × |5 − its centre|. In: a median from 7 on without disagreement; out: one up to 3;
 * what lies between, or has disagreement, is uncertain. Null of nothing.
 */
export function appropriatenessOf(counts: Distribution): Appropriateness | null {
  const [low, median, high] = [quantileOf(counts, 0.3), quantileOf(counts, 0.5), quantileOf(counts, 0.7)]
  if (low === null || median === null || high === null) return null
  const ipr = rounded(high - low)
  const centre = rounded((low + high) / 2)
  const ipras = rounded(symmetricRange + asymmetryWeight * Math.abs(5 - centre))
  const disagreement = ipr > ipras
  return { median, ipr, centre, ipras, disagreement, outcome: outcomeOf(median, disagreement) }
}

function outcomeOf(median: number, disagreement: boolean): Outcome {
  if (disagreement) return 'unresolved'
  if (median >= 7) return 'in'
  return median <= 3 ? 'out' : 'unresolved'
}
