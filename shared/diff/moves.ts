import type { ComparisonRow } from './contract.ts'
import type { Leaf } from './leaves.ts'

/** A row before it has its numbers, with the blocks it is about. */
export interface UnnumberedRow {
  readonly row: Omit<ComparisonRow, 'index' | 'change' | 'move'>
  readonly before: readonly Leaf[]
  readonly after: readonly Leaf[]
}

/**
 * [DIFF24] Numbers rows and changes. Neighbours that were neighbours before and moved the same way are one move and one
 * change: a text whose halves changed places is not told block by block.
 */
export function numbered(unnumbered: readonly UnnumberedRow[]): { rows: ComparisonRow[]; changes: number } {
  const stretches = stretchesOf(unnumbered)
  let changes = 0
  let last: Stretch | null = null
  const rows = unnumbered.map(({ row }, index): ComparisonRow => {
    const stretch = stretches[index] ?? null
    const isChange = row.kind !== 'kept' || row.moved
    if (isChange && (stretch === null || stretch !== last)) changes += 1
    last = stretch
    const move = stretch && { id: changes, size: stretch.size, by: stretch.by }
    return { ...row, index, change: isChange ? changes : null, move }
  })
  return { rows, changes }
}

interface Stretch {
  readonly by: number
  size: number
  /** Where the block stood that goes on with it. */
  next: number
}

function stretchesOf(rows: readonly UnnumberedRow[]): (Stretch | null)[] {
  const stayed = rows.filter(stays)
  const stoodAt = Float64Array.from(stayed, ({ before }) => before[0]?.index ?? 0).sort()
  let passed = 0
  let last: Stretch | null = null
  return rows.map(each => {
    if (!each.row.moved) {
      if (stays(each)) passed += 1
      last = null
      return null
    }
    const from = each.before[0]?.index ?? 0
    const by = passed - countBelow(stoodAt, from)
    if (last?.by === by && last.next === from) {
      last.size += 1
      last.next += each.before.length
    } else last = { by, size: 1, next: from + each.before.length }
    return last
  })
}

function stays({ row, before, after }: UnnumberedRow): boolean {
  return !row.moved && before.length > 0 && after.length > 0
}

function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
