import { type Budget, spend } from './budget.ts'
import { increasing } from './increasing.ts'
import type { Token } from './tokens.ts'

/** Places that belong together, `[in before, in after]`, both increasing. */
export type Pairs = [number, number][]

/** Cells of a table that is filled at once, some hundred words against as many. */
const smallTable = 40_000
/** Cells of the largest table, 1,000 words against 1,000 and what stands between. */
const largestTable = 4_000_000
/** Three words and what stands between them: unique on both sides, they are the same place for any reader. */
const phrase = 5
/** What a change costs for being one more: an unchanged stretch between two changes must be worth this, or it is noise. */
const changeCost = 1.5

/** A stretch of both texts, as half-open ranges of tokens. */
interface Window {
  readonly beforeStart: number
  readonly beforeEnd: number
  readonly afterStart: number
  readonly afterEnd: number
}

/**
 * [DIFF7] Finds what two texts share: not the most tokens, but the longest stretches worth reading as unchanged. Long texts
 * are first pinned together at phrases that stand once in each, then, if a table is still too large, at single words; what
 * even those leave too large counts as replaced.
 */
export function alignTokens(before: readonly Token[], after: readonly Token[], budget: Budget): Pairs {
  const whole = { beforeStart: 0, beforeEnd: before.length, afterStart: 0, afterEnd: after.length }
  return within(before, after, whole, budget)
}

function within(before: readonly Token[], after: readonly Token[], window: Window, budget: Budget): Pairs {
  const head: Pairs = []
  const tail: Pairs = []
  let { beforeStart: b, beforeEnd: bEnd, afterStart: a, afterEnd: aEnd } = window
  while (b < bEnd && a < aEnd && before[b]?.text === after[a]?.text) head.push([b++, a++])
  while (b < bEnd && a < aEnd && before[bEnd - 1]?.text === after[aEnd - 1]?.text) tail.push([--bEnd, --aEnd])
  const middle = { beforeStart: b, beforeEnd: bEnd, afterStart: a, afterEnd: aEnd }
  return head.concat(b < bEnd && a < aEnd ? differing(before, after, middle, budget) : [], tail.reverse())
}

/** Neither begins nor ends with anything shared. */
function differing(before: readonly Token[], after: readonly Token[], window: Window, budget: Budget): Pairs {
  const { beforeStart, beforeEnd, afterStart, afterEnd } = window
  const cells = (beforeEnd - beforeStart) * (afterEnd - afterStart)
  if (cells > smallTable) {
    const pinned = byAnchors(before, after, window, phrase, budget)
    if (pinned) return pinned
  }
  if (cells <= largestTable && cells <= budget.left && spend(budget, cells)) {
    const pairs = byTable(before.slice(beforeStart, beforeEnd), after.slice(afterStart, afterEnd))
    return pairs.map(([i, j]) => [i + beforeStart, j + afterStart])
  }
  const pinned = byAnchors(before, after, window, 1, budget)
  if (!pinned) budget.coarse = true
  return pinned ?? []
}

/** Patience: what stands exactly once on each side holds; between two such places the search begins anew. */
function byAnchors(
  before: readonly Token[],
  after: readonly Token[],
  window: Window,
  length: number,
  budget: Budget,
): Pairs | null {
  const { beforeStart, beforeEnd, afterStart, afterEnd } = window
  if (!spend(budget, (beforeEnd - beforeStart + afterEnd - afterStart) * length)) return null
  const inBefore = onlyOnce(before, beforeStart, beforeEnd, length)
  const shared = [...onlyOnce(after, afterStart, afterEnd, length)].flatMap(([text, j]): Pairs => {
    const i = inBefore.get(text)
    return i === undefined ? [] : [[i - beforeStart, j]]
  })
  const anchors = increasing(shared, ([i]) => i)
  if (anchors.length === 0) return null
  const pairs: Pairs = []
  let [b, a] = [beforeStart, afterStart]
  for (const [i, j] of anchors) {
    const end = i + beforeStart
    // The phrase before this one may have covered its beginning already.
    if (end < b || j < a) continue
    for (const pair of within(before, after, { beforeStart: b, beforeEnd: end, afterStart: a, afterEnd: j }, budget)) {
      pairs.push(pair)
    }
    for (let step = 0; step < length; step += 1) pairs.push([end + step, j + step])
    b = end + length
    a = j + length
  }
  for (const pair of within(before, after, { beforeStart: b, beforeEnd, afterStart: a, afterEnd }, budget)) {
    pairs.push(pair)
  }
  return pairs
}

function onlyOnce(tokens: readonly Token[], start: number, end: number, length: number): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (let index = start; index + length <= end; index += 1) {
    if (!tokens[index]?.isWord) continue
    let text = ''
    for (let step = 0; step < length; step += 1) text += tokens[index + step]?.text ?? ''
    if (places.has(text)) repeated.add(text)
    else places.set(text, index)
  }
  for (const text of repeated) places.delete(text)
  return places
}

/**
 * The best alignment by a table, with a cost for each change begun (Gotoh 1982). A cell knows two scores: the last tokens
 * are a pair, or they lie in a change. `from` keeps how each was reached: bit 1 for pairs, bits 2–3 for changes.
 */
function byTable(before: readonly Token[], after: readonly Token[]): Pairs {
  const width = after.length + 1
  const from = new Uint8Array((before.length + 1) * width)
  let pairedAbove = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
  let changedAbove = new Float64Array(width).fill(-changeCost)
  pairedAbove[0] = 0
  changedAbove[0] = Number.NEGATIVE_INFINITY
  const numbered = numbersOf(before, after)
  for (let j = 1; j < width; j += 1) from[j] = j === 1 ? inserted | begun : inserted
  for (let i = 1; i <= before.length; i += 1) {
    const paired = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
    const changed = new Float64Array(width).fill(-changeCost)
    const number = numbered.before[i - 1]
    const weight = before[i - 1]?.weight ?? 0
    from[i * width] = i === 1 ? begun : 0
    for (let j = 1; j < width; j += 1) {
      let step = 0
      if (number === numbered.after[j - 1]) {
        const goOn = pairedAbove[j - 1] as number
        const end = changedAbove[j - 1] as number
        paired[j] = weight + Math.max(goOn, end)
        if (end > goOn) step = afterChange
      }
      let best = changedAbove[j] as number
      let how = 0
      const left = changed[j - 1] as number
      if (left > best) [best, how] = [left, inserted]
      const beginAbove = (pairedAbove[j] as number) - changeCost
      if (beginAbove > best) [best, how] = [beginAbove, begun]
      const beginLeft = (paired[j - 1] as number) - changeCost
      if (beginLeft > best) [best, how] = [beginLeft, begun | inserted]
      changed[j] = best
      from[i * width + j] = step | how
    }
    pairedAbove = paired
    changedAbove = changed
  }
  const last = after.length
  return traceBack(from, before.length, last, (pairedAbove[last] as number) >= (changedAbove[last] as number))
}

const afterChange = 1
const inserted = 2
const begun = 4

function traceBack(from: Uint8Array, beforeLength: number, afterLength: number, endsPaired: boolean): Pairs {
  const pairs: Pairs = []
  let [i, j, paired] = [beforeLength, afterLength, endsPaired]
  while (i > 0 || j > 0) {
    const how = from[i * (afterLength + 1) + j] as number
    if (paired) {
      i -= 1
      j -= 1
      pairs.push([i, j])
      paired = (how & afterChange) === 0
    } else {
      if (how & inserted) j -= 1
      else i -= 1
      paired = (how & begun) !== 0
    }
  }
  return pairs.reverse()
}

/** Comparing small integers is several times faster than comparing strings, and the table compares a great deal. */
function numbersOf(before: readonly Token[], after: readonly Token[]): { before: Int32Array; after: Int32Array } {
  const numbers = new Map<string, number>()
  const numberOf = ({ text }: Token): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
  return { before: Int32Array.from(before, numberOf), after: Int32Array.from(after, numberOf) }
}
