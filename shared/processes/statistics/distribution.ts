/** How many gave each point of a scale: how many a 1, how many a 2 … All statistics are made from these counts, never from people. */
export type Distribution = readonly number[]

export function sizeOf(counts: Distribution): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

export function addUp(parts: readonly Distribution[], points: number): Distribution {
  return Array.from({ length: points }, (_, index) => parts.reduce((sum, part) => sum + (part[index] ?? 0), 0))
}

/**
 * The value under which a share of all ratings lies, by linear interpolation between the two next to it: definition 7 of Hyndman & Fan,
 * "Sample Quantiles in Statistical Packages" (The American Statistician 50, 1996), as R and spreadsheets take it. Null of nothing.
 */
export function quantileOf(counts: Distribution, share: number): number | null {
  const size = sizeOf(counts)
  if (size === 0) return null
  const place = (size - 1) * share
  const below = Math.floor(place)
  const low = pointAt(counts, below)
  const high = pointAt(counts, Math.min(below + 1, size - 1))
  return rounded(low + (place - below) * (high - low))
}

/** What fractions like 0.3 leave behind their sixth place must decide nothing. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** The point that stands at a place, from 0, of all ratings in their order. */
function pointAt(counts: Distribution, place: number): number {
  let before = 0
  for (const [index, count] of counts.entries()) {
    before += count
    if (place < before) return index + 1
  }
  throw new RangeError(`Nothing stands at place ${place}.`)
}

export interface Spread {
  readonly median: number
  /** The first and the third. */
  readonly quartiles: [number, number]
}

export function spreadOf(counts: Distribution): Spread | null {
  const [low, median, high] = [quantileOf(counts, 0.25), quantileOf(counts, 0.5), quantileOf(counts, 0.75)]
  return low === null || median === null || high === null ? null : { median, quartiles: [low, high] }
}
