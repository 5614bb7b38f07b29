import { changesBetween, type Span } from './changes.ts'
import type { TracedElement } from './traced-elements.ts'

/** A change as it was recorded; what else is known of it is its own. */
export interface RecordedChange {
  readonly after: Span | null
}

/** [PR270] From one text to the next, with what was recorded between them. */
export interface Step<Change extends RecordedChange> {
  readonly elements: readonly TracedElement[]
  readonly changes: readonly Change[]
}

/** Words of one origin. */
export interface WordOrigin<Change> {
  readonly start: number
  readonly end: number
  /** Which text brought them: 0 for the first, 1 for what the first step led to. */
  readonly text: number
  /** The change that brought them; none for the words of the first text, or where nothing was recorded. */
  readonly change: Change | null
}

/** The words of a text by element, without a gap, each with what brought it. */
export type Origins<Change> = ReadonlyMap<string, readonly WordOrigin<Change>[]>

/**
 * [PR270] [PR271] Where every word of the last text comes from: carried over from text to text as long as it stands in both, else from the
 * change that was recorded where it stands. Worst case: one `changesBetween` a step.
 */
export function originsOf<Change extends RecordedChange>(
  first: readonly TracedElement[],
  steps: readonly Step<Change>[],
): Origins<Change> {
  let elements = first
  let origins: Origins<Change> = new Map(
    first.map(({ id, text }) => [id, text === '' ? [] : [{ start: 0, end: text.length, text: 0, change: null }]]),
  )
  for (const [index, step] of steps.entries()) {
    origins = throughStep(origins, elements, step, index + 1)
    elements = step.elements
  }
  return origins
}

/** [PR270] What brought the words between two places of an element. */
export function originsIn<Change>(
  origins: Origins<Change>,
  { elementId, start, end }: { readonly elementId: string; readonly start: number; readonly end: number },
): WordOrigin<Change>[] {
  return cut(origins.get(elementId) ?? [], start, end)
}

function throughStep<Change extends RecordedChange>(
  before: Origins<Change>,
  elements: readonly TracedElement[],
  { elements: after, changes }: Step<Change>,
  text: number,
): Origins<Change> {
  const carriedTo = Map.groupBy(changesBetween(elements, after).carried, ({ to }) => to)
  const recorded = Map.groupBy(changes, change => change.after?.elementId)
  return new Map(
    after.map(element => {
      const runs: WordOrigin<Change>[] = []
      const bring = (start: number, end: number) => {
        if (start < end) runs.push({ start, end, text, change: bringing(recorded.get(element.id) ?? [], start, end) })
      }
      let at = 0
      const kept = (carriedTo.get(element.id) ?? []).toSorted((a, b) => a.toStart - b.toStart)
      for (const { from, fromStart, toStart, length } of kept) {
        bring(at, toStart)
        const shift = toStart - fromStart
        for (const run of cut(before.get(from) ?? [], fromStart, fromStart + length)) {
          runs.push({ ...run, start: run.start + shift, end: run.end + shift })
        }
        at = toStart + length
      }
      bring(at, element.text.length)
      return [element.id, joined(runs)]
    }),
  )
}

/** [PR271] The narrowest change that holds all of these words; none where no recorded one does. */
function bringing<Change extends RecordedChange>(
  changes: readonly Change[],
  start: number,
  end: number,
): Change | null {
  const holding = changes.filter(({ after }) => after && after.start <= start && end <= after.end)
  const width = ({ after }: Change) => (after ? after.end - after.start : 0)
  return holding.toSorted((a, b) => width(a) - width(b))[0] ?? null
}

function cut<Change>(runs: readonly WordOrigin<Change>[], start: number, end: number): WordOrigin<Change>[] {
  return runs.flatMap(run => {
    const [from, to] = [Math.max(run.start, start), Math.min(run.end, end)]
    return from < to ? [{ ...run, start: from, end: to }] : []
  })
}

function joined<Change>(runs: readonly WordOrigin<Change>[]): WordOrigin<Change>[] {
  const all: WordOrigin<Change>[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (last && last.text === run.text && last.change === run.change) all.splice(-1, 1, { ...last, end: run.end })
    else all.push(run)
  }
  return all
}
