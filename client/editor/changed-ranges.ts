import type { Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'

export interface Range {
  readonly from: number
  readonly to: number
}

/** What transactions put in or changed, in positions of the last one's result. */
export function changedRanges(transactions: readonly Transaction[]): Range[] {
  const maps = transactions.flatMap(({ mapping }) => mapping.maps)
  return maps.flatMap((map, index) => {
    const later = new Mapping(maps.slice(index + 1))
    const ranges: Range[] = []
    map.forEach((_oldFrom, _oldTo, from, to) => {
      ranges.push({ from: later.map(from, 1), to: later.map(to, -1) })
    })
    return ranges.filter(({ from, to }) => from <= to)
  })
}
