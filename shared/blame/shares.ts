/**
 * [WHO9] Shares of a whole in percent that add up to 100: the largest remainders are rounded up, as seats are given out. Of
 * nothing there are no shares.
 */
export function percentages(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (all === 0) return counts.map(() => 0)
  const exact = counts.map(count => (count / all) * 100)
  const missing = 100 - exact.reduce((sum, share) => sum + Math.floor(share), 0)
  const up = new Set(
    exact
      .map((share, index) => ({ index, rest: share - Math.floor(share) }))
      .sort((a, b) => b.rest - a.rest || a.index - b.index)
      .slice(0, missing)
      .map(({ index }) => index),
  )
  return exact.map((share, index) => Math.floor(share) + (up.has(index) ? 1 : 0))
}
