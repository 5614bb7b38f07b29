import type { MarkJson } from '../document/document.ts'
import type { WordRun } from './contract.ts'
import { wholeGraphemes } from './tokens.ts'

/** One text with the marks on its pieces, as a block's content flattens to. */
export interface Piece {
  readonly text: string
  readonly marks: readonly MarkJson[]
}

/** A change in characters: what stood there, and what stands there now, half-open. Either may be empty. */
export interface TextChange {
  readonly beforeStart: number
  readonly beforeEnd: number
  readonly afterStart: number
  readonly afterEnd: number
}

export interface Runs {
  /** same and del; joined they are the text before. */
  readonly before: WordRun[]
  /** same and ins; joined they are the text after. */
  readonly after: WordRun[]
  /** same, del and ins, a deletion standing before the insertion that replaces it. */
  readonly inline: WordRun[]
}

/** Words that stayed and are marked differently. */
export interface Remarked {
  readonly text: string
  readonly before: readonly MarkJson[]
  readonly after: readonly MarkJson[]
}

export interface PieceRuns extends Runs {
  readonly remarked: Remarked[]
}

/** Words of one kind with the marks on them whole, as long as two sides are still to be compared. */
interface MarkedRun {
  readonly kind: WordRun['kind']
  readonly text: string
  readonly marks: readonly MarkJson[]
}

/** Draws changes as runs of text on both sides. What stands between them is equal, word for word. */
export function runsOf(before: readonly Piece[], after: readonly Piece[], changes: readonly TextChange[]): PieceRuns {
  const [left, right] = [markerOf(before), markerOf(after)]
  const [beforeRuns, afterRuns, inline]: [MarkedRun[], MarkedRun[], MarkedRun[]] = [[], [], []]
  const remarked: Remarked[] = []
  let [b, a] = [0, 0]
  const same = (beforeEnd: number, afterEnd: number): void => {
    for (const [was, is] of sideBySide(left('same', b, beforeEnd), right('same', a, afterEnd))) {
      const kind = areEqualMarks(was.marks, is.marks) ? 'same' : 'fmt'
      if (kind === 'fmt') remarked.push({ text: is.text, before: was.marks, after: is.marks })
      beforeRuns.push({ ...was, kind })
      afterRuns.push({ ...is, kind })
      inline.push({ ...is, kind })
    }
  }
  for (const change of changes) {
    same(change.beforeStart, change.afterStart)
    const removed = left('del', change.beforeStart, change.beforeEnd)
    const added = right('ins', change.afterStart, change.afterEnd)
    beforeRuns.push(...removed)
    afterRuns.push(...added)
    inline.push(...removed, ...added)
    b = change.beforeEnd
    a = change.afterEnd
  }
  same(textOf(before).length, textOf(after).length)
  return { before: drawn(beforeRuns), after: drawn(afterRuns), inline: drawn(inline), remarked }
}

/** A whole text as runs of one kind. */
export function wholeRuns(kind: WordRun['kind'], pieces: readonly Piece[]): WordRun[] {
  return drawn(markerOf(pieces)(kind, 0, textOf(pieces).length))
}

export function textOf(pieces: readonly Piece[]): string {
  const [only] = pieces
  return pieces.length === 1 && only ? only.text : pieces.map(({ text }) => text).join('')
}

/** The same words cut wherever either side is, so that each part has one set of marks on each side. */
function sideBySide(left: readonly MarkedRun[], right: readonly MarkedRun[]): [MarkedRun, MarkedRun][] {
  const parts: [MarkedRun, MarkedRun][] = []
  let [l, r, leftUsed, rightUsed] = [0, 0, 0, 0]
  for (;;) {
    const [was, is] = [left[l], right[r]]
    if (!was || !is) return parts
    const length = Math.min(was.text.length - leftUsed, is.text.length - rightUsed)
    const text = is.text.slice(rightUsed, rightUsed + length)
    parts.push([
      { ...was, text },
      { ...is, text },
    ])
    leftUsed += length
    rightUsed += length
    if (leftUsed === was.text.length) [l, leftUsed] = [l + 1, 0]
    if (rightUsed === is.text.length) [r, rightUsed] = [r + 1, 0]
  }
}

/** [DIFF6] Cuts a stretch where its marks change, but never within a grapheme cluster: its first character's marks hold. */
function markerOf(pieces: readonly Piece[]): (kind: WordRun['kind'], start: number, end: number) => MarkedRun[] {
  const text = textOf(pieces)
  const whole = pieces.length > 1 ? wholeGraphemes(text) : () => true
  const bounds: { end: number; marks: readonly MarkJson[] }[] = []
  let place = 0
  for (const piece of pieces) {
    place += piece.text.length
    let end = place
    while (!whole(end)) end += 1
    bounds.push({ end, marks: piece.marks })
  }
  let next = 0
  return (kind, start, end) => {
    const runs: MarkedRun[] = []
    let from = start
    // Stretches are asked for from left to right, so the search goes on where it stopped.
    while (from < end) {
      const bound = bounds[next]
      if (!bound) break
      const to = Math.min(end, bound.end)
      if (to > from) runs.push({ kind, text: text.slice(from, to), marks: bound.marks })
      from = Math.max(from, to)
      if (bound.end <= from) next += 1
    }
    return runs
  }
}

function areEqualMarks(a: readonly MarkJson[], b: readonly MarkJson[]): boolean {
  if (a === b || (a.length === 0 && b.length === 0)) return true
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
}

function drawn(runs: readonly MarkedRun[]): WordRun[] {
  return joined(
    runs.map(({ kind, text, marks }) => {
      const link = marks.find(({ type }) => type === 'link')?.attrs?.href
      const names = marks.map(({ type }) => type)
      return typeof link === 'string' ? { kind, text, marks: names, link } : { kind, text, marks: names }
    }),
  )
}

export function joined(runs: readonly WordRun[]): WordRun[] {
  const result: WordRun[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last && last.kind === run.kind && last.link === run.link && last.marks.join() === run.marks.join()) {
      result[result.length - 1] = { ...last, text: last.text + run.text }
    } else if (run.text !== '' || run.kind === 'edge') result.push(run)
  }
  return result
}
