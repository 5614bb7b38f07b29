import { elementRow } from './compare.ts'
import { wholeElement } from './compare-words.ts'
import type { ElementThen } from './element-contract.ts'
import type { ElementText, VersionText } from './lineage.ts'
import { type Absence, absenceOf, type Placed, reachedFrom, type Step, stepInto, type Timeline } from './timeline.ts'

/** Where an element is in one text of a line, and what leads there. */
export interface ElementPlace {
  /** Place of the text in the line. */
  readonly at: number
  readonly state: 'there' | Absence
  /** In the order of the text. */
  readonly elements: readonly { readonly id: string; readonly led: Led | null }[]
}

/** What was said of how an element came to be: that something leads there, or that it was new then. */
export interface Led extends Pick<Step, 'from' | 'to' | 'reading'> {
  readonly cameFrom: boolean
}

/** [DEF95] Texts that are told of at once. */
export const mostTexts = 20

/**
 * [DEF55] What led to the element, itself wherever its id stands, and what came of it, at some places of the line. Of the texts
 * nothing is looked at but the ids of their elements.
 */
export function elementPlaces(timeline: Timeline, id: string, wanted: readonly number[]): ElementPlace[] {
  const own = timeline.texts.flatMap(({ elements }, at): Placed[] => {
    const element = elements.find(each => each.id === id)
    return element ? [{ at, element }] : []
  })
  const placed = [...reachedFrom(timeline, own, 'earlier'), ...reachedFrom(timeline, own, 'later')]
  const byPlace = Map.groupBy(placed, each => each.at)
  return wanted.map(at => {
    const here = new Set(byPlace.get(at)?.map(({ element }) => element))
    const elements = [...here].sort((a, b) => a.number - b.number)
    return {
      at,
      state: elements.length > 0 ? 'there' : absenceOf(timeline, placed, at),
      elements: elements.map(element => ({ id: element.id, led: ledTo(timeline, { at, element }) })),
    }
  })
}

function ledTo(timeline: Timeline, { at, element }: Placed): Led | null {
  const coming = timeline.coming.get(element)?.[0]
  const step = coming?.step ?? stepInto(timeline, at)
  if (!step) return null
  const { from, to, reading } = step
  return { from, to, reading, cameFrom: coming !== undefined }
}

/** [DEF55] An element in one text, beside what it came from. */
export function elementThen(
  texts: readonly VersionText[],
  element: ElementText,
  led: { readonly step: Step; readonly cameFrom: boolean } | null,
): ElementThen {
  const [from, to] = led ? [texts[led.step.from], texts[led.step.to]] : []
  const { id, number, handle } = element
  return {
    ...{ elementId: id, number, handle, runs: wholeElement(element), variants: [] },
    row: led && from && to ? elementRow(element, [from, to], led.step) : null,
    since: led?.cameFrom ? (from?.label ?? null) : null,
    reading: led?.cameFrom ? led.step.reading : null,
  }
}
