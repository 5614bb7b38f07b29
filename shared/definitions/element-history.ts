import { elementRow } from './compare.ts'
import { wholeElement } from './compare-words.ts'
import type { ElementEntry, ElementThen } from './element-contract.ts'
import { absenceOf, type Placed, reachedFrom, stepInto, type Timeline } from './timeline.ts'

/**
 * [DEF54] The element that a name means: by its id, else by its short name, in the newest text that has one so called. The draft
 * comes last: what is not agreed on stands for nothing else.
 */
export function findElement({ texts }: Timeline, name: string): Placed | null {
  const named = name.toLowerCase()
  const newestFirst = [...texts.entries()].reverse()
  const inOrder = newestFirst.toSorted(([, a], [, b]) => Number(a.id === 'draft') - Number(b.id === 'draft'))
  for (const fits of [
    ({ element }: Placed) => element.id === name,
    ({ element }: Placed) => element.handle.toLowerCase() === named,
  ]) {
    for (const [at, { elements }] of inOrder) {
      const found = elements.map(element => ({ at, element })).find(fits)
      if (found) return found
    }
  }
  return null
}

/** [DEF55] Oldest text first: what led to the element, itself wherever its id stands, and what came of it. */
export function elementEntries(timeline: Timeline, id: string): Omit<ElementEntry, 'text'>[] {
  const own = timeline.texts.flatMap(({ elements }, at): Placed[] => {
    const element = elements.find(each => each.id === id)
    return element ? [{ at, element }] : []
  })
  const placed = own.flatMap(start => [
    ...reachedFrom(timeline, start, 'earlier'),
    ...reachedFrom(timeline, start, 'later'),
  ])
  return timeline.texts.map((_, at) => {
    const here = new Set(placed.filter(each => each.at === at).map(({ element }) => element))
    const elements = [...here].sort((a, b) => a.number - b.number)
    const state = elements.length > 0 ? 'there' : absenceOf(timeline, placed, at)
    return { state, elements: elements.map(element => elementThen(timeline, { at, element })) }
  })
}

function elementThen(timeline: Timeline, { at, element }: Placed): ElementThen {
  const coming = timeline.coming.get(element)?.[0]
  const step = coming?.step ?? stepInto(timeline, at)
  const [from, to] = [timeline.texts[step?.from ?? -1], timeline.texts[at]]
  const { id, number, handle } = element
  return {
    ...{ elementId: id, number, handle, runs: wholeElement(element), variants: [] },
    row: step && from && to ? elementRow(element, [from, to], step) : null,
    since: coming ? (timeline.texts[coming.step.from]?.label ?? null) : null,
    reading: coming?.step.reading ?? null,
  }
}
