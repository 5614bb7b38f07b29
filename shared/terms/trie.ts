/**
 * Keys by their code units, in three flat arrays: an object for each of a hundred thousand nodes would cost many times the memory,
 * and a step from node to node takes some nanoseconds. The work at a place of a text is bounded by the longest key, however many
 * there are.
 */
export interface Trie {
  /** The unit that leads to a node. */
  readonly units: Uint16Array
  /** The first child of each node; its last is the one before the first of the next node. */
  readonly first: Int32Array
  /** Which key ends at a node; -1 where none does. */
  readonly ends: Int32Array
}

interface Part {
  readonly from: number
  readonly to: number
  readonly depth: number
}

/** Of keys that differ from each other and are in the order of their code units. */
export function trieOf(keys: readonly string[]): Trie {
  const [units, first, ends]: [number[], number[], number[]] = [[0], [], []]
  // Level by level, so that the children of a node stand beside each other.
  const parts: Part[] = [{ from: 0, to: keys.length, depth: 0 }]
  for (let node = 0; node < parts.length; node += 1) {
    const { from, to, depth } = parts[node] as Part
    const isEnd = from < to && keys[from]?.length === depth
    ends.push(isEnd ? from : -1)
    first.push(parts.length)
    for (let at = isEnd ? from + 1 : from; at < to; ) {
      const unit = keys[at]?.charCodeAt(depth) as number
      let next = at + 1
      while (next < to && keys[next]?.charCodeAt(depth) === unit) next += 1
      units.push(unit)
      parts.push({ from: at, to: next, depth: depth + 1 })
      at = next
    }
  }
  first.push(parts.length)
  return { units: Uint16Array.from(units), first: Int32Array.from(first), ends: Int32Array.from(ends) }
}

/** The node that a unit leads to; -1 where there is none. */
export function childOf({ units, first }: Trie, node: number, unit: number): number {
  let low = first[node] as number
  let high = first[node + 1] as number
  while (low < high) {
    const middle = (low + high) >> 1
    if ((units[middle] as number) < unit) low = middle + 1
    else high = middle
  }
  return low < (first[node + 1] as number) && units[low] === unit ? low : -1
}
