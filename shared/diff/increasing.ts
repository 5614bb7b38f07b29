/**
 * The heaviest run of items whose keys increase, in the order given. Keys are whole numbers from zero and differ from each
 * other. n log n, by a Fenwick tree of the best run that ends below each key.
 */
export function increasing<T>(
  items: readonly T[],
  keyOf: (item: T) => number,
  weightOf: (item: T) => number = () => 1,
): T[] {
  const size = items.reduce((largest, item) => Math.max(largest, keyOf(item)), 0) + 2
  const bestBelow = new Int32Array(size).fill(-1)
  const weights = new Float64Array(items.length)
  const previous = new Int32Array(items.length)
  let heaviest = -1
  for (const [index, item] of items.entries()) {
    const before = best(bestBelow, weights, keyOf(item))
    previous[index] = before
    weights[index] = weightOf(item) + (before < 0 ? 0 : (weights[before] as number))
    if (heaviest < 0 || (weights[index] as number) > (weights[heaviest] as number)) heaviest = index
    note(bestBelow, weights, keyOf(item) + 1, index)
  }
  const run: T[] = []
  for (let index = heaviest; index >= 0; index = previous[index] as number) run.push(items[index] as T)
  return run.reverse()
}

function best(tree: Int32Array, weights: Float64Array, below: number): number {
  let found = -1
  for (let place = below; place > 0; place -= place & -place) {
    const index = tree[place] as number
    if (index >= 0 && (found < 0 || (weights[index] as number) > (weights[found] as number))) found = index
  }
  return found
}

function note(tree: Int32Array, weights: Float64Array, from: number, index: number): void {
  for (let place = from; place < tree.length; place += place & -place) {
    const held = tree[place] as number
    if (held < 0 || (weights[index] as number) > (weights[held] as number)) tree[place] = index
  }
}
