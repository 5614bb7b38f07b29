import type { RecordedLineage } from './compare-lineage.ts'
import { type ElementText, type LineageLink, lineageByIdentity, type Tie, tiesOf, type VersionText } from './lineage.ts'

/** A text in a line of texts, oldest first: versions, and what came after them. */
export interface TimedText extends VersionText {
  readonly id: string
  /** It was made from the text before it, as a draft is: what that has not is new. */
  readonly follows?: boolean
}

/** What leads from one text of the line to a later one. */
export interface Step {
  /** Places in the line. */
  readonly from: number
  readonly to: number
  readonly links: readonly LineageLink[]
  readonly ties: readonly Tie[]
  /** Who says so; null where elements go on by their ids. */
  readonly reading: string | null
}

export interface Timeline {
  readonly texts: readonly TimedText[]
  readonly steps: readonly Step[]
  /** What leads to an element, the latest text first. */
  readonly coming: ReadonlyMap<ElementText, readonly Coming[]>
  /** Where an element leads on to. */
  readonly going: ReadonlyMap<ElementText, readonly Placed[]>
}

export interface Coming {
  readonly step: Step
  readonly ties: readonly Tie[]
}

/** An element at its place in the line. */
export interface Placed {
  readonly at: number
  readonly element: ElementText
}

/** [DEF51] All that is recorded between texts of the line; between neighbours of which nothing is, elements go on by their ids. */
export function timelineOf(texts: readonly TimedText[], recorded: readonly RecordedLineage[]): Timeline {
  const place = new Map(texts.map(({ id }, at) => [id, at]))
  const said = recorded.flatMap(({ fromVersionId, toVersionId, links, reading }): Step[] => {
    const [from, to] = [place.get(fromVersionId), place.get(toVersionId)]
    return from === undefined || to === undefined || from >= to ? [] : [stepOf(texts, { from, to, links, reading })]
  })
  const byIds = texts.slice(1).flatMap((text, from): Step[] => {
    if (said.some(step => step.from === from && step.to === from + 1)) return []
    const links = lineageByIdentity(texts[from]?.elements ?? [], text.elements)
    return [stepOf(texts, { from, to: from + 1, links, reading: null })]
  })
  const steps = [...said, ...byIds].sort((a, b) => b.from - a.from)
  const [coming, going] = [new Map<ElementText, Coming[]>(), new Map<ElementText, Placed[]>()]
  for (const step of steps) {
    for (const [element, ties] of Map.groupBy(step.ties, tie => tie.to)) add(coming, element, { step, ties })
    for (const tie of step.ties) add(going, tie.from, { at: step.to, element: tie.to })
  }
  return { texts, steps, coming, going }
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** The same with what it ties in these texts. */
export function stepOf(texts: readonly VersionText[], { from, to, links, reading }: Omit<Step, 'ties'>): Step {
  return { from, to, links, reading, ties: tiesOf(texts[from]?.elements ?? [], texts[to]?.elements ?? [], links) }
}

/** Everything that leads to some elements, or on from them, through any number of steps; they themselves first. */
export function reachedFrom(
  { coming, going }: Timeline,
  starts: readonly Placed[],
  toward: 'earlier' | 'later',
): Placed[] {
  const found = [...starts]
  const seen = new Set(starts.map(({ element }) => element))
  const next = ({ element }: Placed): readonly Placed[] => {
    if (toward === 'later') return going.get(element) ?? []
    const all = coming.get(element) ?? []
    return all.flatMap(({ step, ties }) => ties.map(tie => ({ at: step.from, element: tie.from })))
  }
  for (const placed of found) {
    for (const far of next(placed)) {
      if (seen.has(far.element)) continue
      seen.add(far.element)
      found.push(far)
    }
  }
  return found
}

export type Absence = 'before' | 'gap' | 'ended' | 'unknown'

/** [DEF52] Why a text has nothing of a thread: what nobody recorded is not known. */
export function absenceOf(timeline: Timeline, placed: readonly Placed[], at: number): Absence {
  const places = placed.map(each => each.at)
  const [first, last] = [Math.min(...places), Math.max(...places)]
  if (at < first) return leads(timeline, at, first) ? 'before' : 'unknown'
  if (at > last) return leads(timeline, last, at) ? 'ended' : 'unknown'
  return leads(timeline, first, at) || leads(timeline, at, last) ? 'gap' : 'unknown'
}

/** What somebody said of what leads into a text, from the latest one; what nothing leads to is new then. None where nobody did. */
export function stepInto(timeline: Timeline, at: number): Step | null {
  return timeline.steps.find(step => step.to === at && isSaid(timeline, step)) ?? null
}

/** Whether somebody said what leads into a text, or it was made from the one before. */
function isSaid({ texts }: Timeline, { to, reading }: Step): boolean {
  return reading !== null || texts[to]?.follows === true
}

/** Whether what was said leads from one text to a later one, in any number of steps. */
function leads(timeline: Timeline, from: number, to: number): boolean {
  const reached = new Set([from])
  for (const at of reached) {
    for (const step of timeline.steps) if (step.from === at && isSaid(timeline, step)) reached.add(step.to)
  }
  return reached.has(to)
}
