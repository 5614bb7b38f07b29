import type { Budget } from '../../diff/budget.ts'
import type { NodeJson } from '../../document/document.ts'
import { holdsWords, lookOf } from '../../merge/block-classes.ts'
import { InlineText, type Piece } from '../../merge/inline-text.ts'
import { changesTo } from '../../merge/word-changes.ts'

/** A stretch of a block, on both sides. `words` were changed; of `marks` only what is marked; `whole` cannot be taken apart. */
export interface Segment {
  readonly kind: 'same' | 'words' | 'marks' | 'whole'
  readonly before: readonly [from: number, to: number]
  readonly after: readonly [from: number, to: number]
}

/** What became of the content of a block that both documents have. */
export function segmentsOf(before: NodeJson, after: NodeJson, budget: Budget): Segment[] {
  if (!isTakenApart(before, after)) {
    const isSame = lookOf({ ...before, attrs: {} }) === lookOf({ ...after, attrs: {} })
    return [{ kind: isSame ? 'same' : 'whole', before: [0, 0], after: [0, 0] }]
  }
  const [was, is] = [new InlineText(before.content ?? []), new InlineText(after.content ?? [])]
  const segments: Segment[] = []
  let [b, a] = [0, 0]
  const same = (end: number) => {
    segments.push(...byMarks(was, is, b, a, end - b))
    a += end - b
    b = end
  }
  for (const { start, end, from, to } of changesTo(was.text, is.text, budget)) {
    same(start)
    segments.push({ kind: 'words', before: [start, end], after: [from, to] })
    ;[b, a] = [end, to]
  }
  same(was.text.length)
  return segments
}

/** Text that one side has as code and the other does not is one thing to choose. */
export function isTakenApart(before: NodeJson, after: NodeJson): boolean {
  const isCode = (node: NodeJson) => node.type === 'codeBlock'
  return holdsWords(before) && holdsWords(after) && isCode(before) === isCode(after)
}

/** Equal words, cut where it changes whether they are marked alike. */
function byMarks(was: InlineText, is: InlineText, before: number, after: number, length: number): Segment[] {
  const [left, right] = [was.slice(before, before + length), is.slice(after, after + length)]
  const segments: Segment[] = []
  let [l, r, leftUsed, rightUsed, at] = [0, 0, 0, 0, 0]
  while (at < length) {
    const [one, other] = [left[l] as Piece, right[r] as Piece]
    const size = Math.min(one.text.length - leftUsed, other.text.length - rightUsed)
    const kind = JSON.stringify(one.marks) === JSON.stringify(other.marks) ? 'same' : 'marks'
    const last = segments.at(-1)
    const [end, endAfter] = [before + at + size, after + at + size]
    if (last?.kind === kind) {
      segments[segments.length - 1] = { kind, before: [last.before[0], end], after: [last.after[0], endAfter] }
    } else segments.push({ kind, before: [before + at, end], after: [after + at, endAfter] })
    at += size
    leftUsed += size
    rightUsed += size
    if (leftUsed === one.text.length) [l, leftUsed] = [l + 1, 0]
    if (rightUsed === other.text.length) [r, rightUsed] = [r + 1, 0]
  }
  return segments
}
