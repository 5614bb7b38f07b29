import { kindOf } from './compare.ts'
import { isOneToOne } from './lineage.ts'
import type { CellElement, OverTimeCell, OverTimeRow } from './over-time-contract.ts'
import { absenceOf, type Placed, reachedFrom, stepInto, type Timeline } from './timeline.ts'

/**
 * [DEF51] [DEF52] One row for each element that nothing came of, with everything it came from: first those of the newest text, in
 * their order, then those that ended earlier. Every element is in a row; one that went several ways is in several, and says so.
 */
export function overTime(timeline: Timeline): OverTimeRow[] {
  const ends = timeline.texts
    .flatMap(({ elements }, at) => elements.map((element): Placed => ({ at, element })))
    .filter(({ element }) => !timeline.going.has(element))
    .sort((a, b) => b.at - a.at || a.element.number - b.element.number)
  const threads = ends.map(end => ({ end, placed: reachedFrom(timeline, [end], 'earlier') }))
  const rowsOf = new Map<Placed['element'], number[]>()
  for (const [index, { placed }] of threads.entries()) {
    for (const { element } of placed) rowsOf.set(element, [...(rowsOf.get(element) ?? []), index + 1])
  }
  return threads.map(({ end, placed }, index) => {
    const number = index + 1
    const cells = timeline.texts.map((_, at): OverTimeCell => {
      const here = placed.filter(each => each.at === at).sort((a, b) => a.element.number - b.element.number)
      if (here.length === 0) return { state: absenceOf(timeline, placed, at), elements: [] }
      return { state: 'there', elements: here.map(each => cellElement(timeline, each, number, rowsOf)) }
    })
    return { number, handle: end.element.handle, cells }
  })
}

function cellElement(
  timeline: Timeline,
  placed: Placed,
  row: number,
  rowsOf: ReadonlyMap<Placed['element'], readonly number[]>,
): CellElement {
  const { id, number, handle, text } = placed.element
  const coming = timeline.coming.get(placed.element)?.[0] ?? null
  const [tie] = coming?.ties ?? []
  return {
    ...{ elementId: id, number, handle, text },
    kind: coming && tie ? kindOf(tie, coming.step.ties) : stepInto(timeline, placed.at) ? 'new' : null,
    moved: coming !== null && tie !== undefined && isOneToOne(tie, coming.step.ties) && tie.from.number !== number,
    from: (coming?.ties ?? []).map(each => each.from.number),
    fromLabel: coming ? (timeline.texts[coming.step.from]?.label ?? null) : null,
    alsoIn: (rowsOf.get(placed.element) ?? []).filter(other => other !== row),
  }
}
