/** A group of people, and how many of them there are. */
export interface Cell {
  readonly key: string
  readonly people: number
}

/**
 * [PR66] Whose figures are told: no group of fewer people than the smallest, and never all groups but one, whose figures the total would
 * then tell. An empty group tells nothing of anybody.
 */
export function toldCells(cells: readonly Cell[], smallest: number): ReadonlySet<string> {
  const told = cells.filter(({ people }) => people === 0 || people >= smallest)
  const kept = cells.length - told.length
  const hidden = cells.reduce((sum, { key, people }) => (told.some(each => each.key === key) ? sum : sum + people), 0)
  if (kept > 0 && (kept === 1 || hidden < smallest)) {
    const [least] = told.filter(({ people }) => people > 0).sort((a, b) => a.people - b.people)
    if (least) return new Set(told.flatMap(({ key }) => (key === least.key ? [] : [key])))
  }
  return new Set(told.map(({ key }) => key))
}
