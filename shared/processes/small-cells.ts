import { cellsToTell } from './statistics/cells.ts'

/** A group of people, and how many of them there are. */
export interface Cell {
  readonly key: string
  readonly people: number
}

/** [PR66] Those whose figures may be told beside their total. */
export function toldCells(cells: readonly Cell[], smallest: number): ReadonlySet<string> {
  const told = cellsToTell(
    cells.map(({ people }) => people),
    smallest,
  )
  return new Set(cells.flatMap(({ key }, index) => (told[index] ? [key] : [])))
}
