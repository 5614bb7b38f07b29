/**
 * Which groups may be told of beside their total. A group of fewer than `smallest` is not, unless it is empty: nobody is told of then. And where
 * the total is told, what is left of it after the groups told of is told as well: so ever more groups are kept back, the smallest first,
 * until at least two are, and they have at least `smallest` people together (complementary suppression, as statistical offices
 * do it: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
 */
export function cellsToTell(sizes: readonly number[], smallest: number): readonly boolean[] {
  const told = sizes.map(size => size === 0 || size >= smallest)
  const rest = sizes.map((size, index) => ({ size, index })).filter(({ index }) => told[index] && sizes[index] !== 0)
  rest.sort((a, b) => a.size - b.size || a.index - b.index)
  for (const { index } of rest) {
    if (isSafe(keptBack(sizes, told), smallest)) break
    told[index] = false
  }
  return told
}

function keptBack(sizes: readonly number[], told: readonly boolean[]): number[] {
  return sizes.filter((_, index) => !told[index])
}

function isSafe(kept: readonly number[], smallest: number): boolean {
  if (kept.length === 0) return true
  return kept.length > 1 && kept.reduce((sum, size) => sum + size, 0) >= smallest
}
