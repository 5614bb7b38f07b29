import type { Pairs } from './align-tokens.ts'
import type { Token } from './tokens.ts'

/** A change: what stood there, and what stands there now, as half-open ranges of tokens. Either may be empty. */
export interface Change {
  beforeStart: number
  beforeEnd: number
  afterStart: number
  afterEnd: number
}

/** [DIFF7] From pairs to changes a person would mark: without scattered little words, cut at words and not inside spaces. */
export function changesOf(before: readonly Token[], after: readonly Token[], pairs: Pairs): Change[] {
  const changes: Change[] = []
  let [b, a] = [0, 0]
  for (const [i, j] of [...pairs, [before.length, after.length] as const]) {
    if (i > b || j > a) changes.push({ beforeStart: b, beforeEnd: i, afterStart: a, afterEnd: j })
    b = i + 1
    a = j + 1
  }
  const merged = mergeOverIslands(changes, before, after)
  for (const [index, change] of merged.entries()) slide(change, merged[index - 1], merged[index + 1], before, after)
  return merged
}

function mergeOverIslands(changes: readonly Change[], before: readonly Token[], after: readonly Token[]): Change[] {
  const merged: Weighed[] = []
  for (const change of changes) {
    merged.push({
      change,
      removed: weigh(before, change.beforeStart, change.beforeEnd),
      added: weigh(after, change.afterStart, change.afterEnd),
    })
    for (;;) {
      const right = merged.at(-1)
      const left = merged.at(-2)
      if (!left || !right) break
      const island = weigh(after, left.change.afterEnd, right.change.afterStart)
      const smaller = Math.min(Math.max(left.removed, left.added), Math.max(right.removed, right.added))
      if (!isNoise(island, smaller)) break
      merged.splice(-2, 2, {
        change: { ...left.change, beforeEnd: right.change.beforeEnd, afterEnd: right.change.afterEnd },
        removed: left.removed + island + right.removed,
        added: left.added + island + right.added,
      })
    }
  }
  return merged.map(({ change }) => change)
}

/**
 * A little word between two changes twice its weight, or two or three words between two rewritten sentences, reads worse as
 * unchanged than as part of one change.
 */
function isNoise(island: number, smallerChange: number): boolean {
  return (island < 3.5 && island * 2 <= smallerChange) || (island < 8 && island * 8 <= smallerChange)
}

interface Weighed {
  readonly change: Change
  readonly removed: number
  readonly added: number
}

function weigh(tokens: readonly Token[], start: number, end: number): number {
  let weight = 0
  for (let index = start; index < end; index += 1) weight += tokens[index]?.weight ?? 0
  return weight
}

/**
 * "is[ a] meaningful" and "is [a ]meaningful" are the same insertion. Of all places where it may stand, takes the one that
 * begins with a word or a mark of punctuation and ends before one.
 */
function slide(
  change: Change,
  left: Change | undefined,
  right: Change | undefined,
  before: readonly Token[],
  after: readonly Token[],
): void {
  const isInsertion = change.beforeStart === change.beforeEnd
  if (!isInsertion && change.afterStart !== change.afterEnd) return
  const tokens = isInsertion ? after : before
  const start = isInsertion ? change.afterStart : change.beforeStart
  const end = isInsertion ? change.afterEnd : change.beforeEnd
  const room = {
    left: change.beforeStart - (left?.beforeEnd ?? 0),
    right: (right?.beforeStart ?? before.length) - change.beforeEnd,
  }
  const same = (a: number, b: number): boolean => tokens[a]?.text === tokens[b]?.text
  let first = 0
  while (-first < room.left && same(start + first - 1, end + first - 1)) first -= 1
  let last = 0
  while (last < room.right && same(start + last, end + last)) last += 1
  let best = 0
  for (let by = first; by <= last; by += 1) {
    if (cleanness(tokens, start + by, end + by) > cleanness(tokens, start + best, end + best)) best = by
  }
  change.beforeStart += best
  change.beforeEnd += best
  change.afterStart += best
  change.afterEnd += best
}

function cleanness(tokens: readonly Token[], start: number, end: number): number {
  return edge(tokens[start - 1], tokens[start]) + edge(tokens[end - 1], tokens[end])
}

/** How natural it is to cut a text between these two tokens. */
function edge(left: Token | undefined, right: Token | undefined): number {
  if (!left || !right || /[\t\n]$/.test(left.text)) return 4
  if (isSpace(left) && !isSpace(right)) return 3
  return isSpace(right) ? 1 : 2
}

function isSpace(token: Token): boolean {
  return !token.isWord && token.text.trim() === ''
}
