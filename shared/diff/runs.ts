import type { Change } from './clean.ts'
import type { WordRun } from './contract.ts'
import { type Token, wholeGraphemes } from './tokens.ts'

/** One text with the marks on its pieces, as a block's content flattens to. */
export interface Piece {
  readonly text: string
  readonly marks: readonly string[]
}

export interface Runs {
  /** same and del; joined they are the text before. */
  readonly before: WordRun[]
  /** same and ins; joined they are the text after. */
  readonly after: WordRun[]
  /** same, del and ins, a deletion standing before the insertion that replaces it. */
  readonly inline: WordRun[]
}

/** A stretch of characters of one kind. */
export interface Stretch {
  readonly kind: WordRun['kind']
  readonly start: number
  readonly end: number
}

/** Draws changes, which count in tokens, as runs of text on both sides. */
export function runsOf(
  before: { readonly tokens: readonly Token[]; readonly pieces: readonly Piece[] },
  after: { readonly tokens: readonly Token[]; readonly pieces: readonly Piece[] },
  changes: readonly Change[],
): Runs {
  const beforeAt = offsetsOf(before.tokens)
  const afterAt = offsetsOf(after.tokens)
  const left = markerOf(before.pieces)
  const right = markerOf(after.pieces)
  const runs: Runs = { before: [], after: [], inline: [] }
  let [b, a] = [0, 0]
  const same = (beforeEnd: number, afterEnd: number): void => {
    runs.before.push(...left('same', beforeAt[b] ?? 0, beforeAt[beforeEnd] ?? 0))
    const shown = right('same', afterAt[a] ?? 0, afterAt[afterEnd] ?? 0)
    runs.after.push(...shown)
    runs.inline.push(...shown)
  }
  for (const change of changes) {
    same(change.beforeStart, change.afterStart)
    const removed = left('del', beforeAt[change.beforeStart] ?? 0, beforeAt[change.beforeEnd] ?? 0)
    const added = right('ins', afterAt[change.afterStart] ?? 0, afterAt[change.afterEnd] ?? 0)
    runs.before.push(...removed)
    runs.after.push(...added)
    runs.inline.push(...removed, ...added)
    b = change.beforeEnd
    a = change.afterEnd
  }
  same(before.tokens.length, after.tokens.length)
  return { before: joined(runs.before), after: joined(runs.after), inline: joined(runs.inline) }
}

/** A whole text as runs of one kind. */
export function wholeRuns(kind: WordRun['kind'], pieces: readonly Piece[]): WordRun[] {
  return joined(markerOf(pieces)(kind, 0, textOf(pieces).length))
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** [DIFF6] Cuts a stretch where its marks change, but never within a grapheme cluster: its first character's marks hold. */
function markerOf(pieces: readonly Piece[]): (kind: WordRun['kind'], start: number, end: number) => WordRun[] {
  const text = textOf(pieces)
  const whole = wholeGraphemes(text)
  const bounds: { end: number; marks: readonly string[] }[] = []
  let place = 0
  for (const piece of pieces) {
    place += piece.text.length
    let end = place
    while (!whole(end)) end += 1
    bounds.push({ end, marks: piece.marks })
  }
  let next = 0
  return (kind, start, end) => {
    const runs: WordRun[] = []
    let from = start
    // Stretches are asked for from left to right, so the search goes on where it stopped.
    while (from < end) {
      const bound = bounds[next]
      if (!bound) break
      const to = Math.min(end, bound.end)
      if (to > from) runs.push({ kind, text: text.slice(from, to), marks: [...bound.marks] })
      from = Math.max(from, to)
      if (bound.end <= from) next += 1
    }
    return runs
  }
}

function offsetsOf(tokens: readonly Token[]): number[] {
  const offsets = [0]
  let offset = 0
  for (const { text } of tokens) {
    offset += text.length
    offsets.push(offset)
  }
  return offsets
}

export function joined(runs: readonly WordRun[]): WordRun[] {
  const result: WordRun[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last && last.kind === run.kind && last.marks.join() === run.marks.join()) {
      result[result.length - 1] = { ...last, text: last.text + run.text }
    } else if (run.text !== '') result.push(run)
  }
  return result
}
