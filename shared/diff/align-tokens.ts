import { type Budget, spend } from './budget.ts'
import { increasing } from './increasing.ts'
import type { Token } from './tokens.ts'

/** Places that belong together, `[in before, in after]`, both increasing. */
export type Pairs = [number, number][]

/** The largest table filled at once: 2,000 words against 2,000 words and what stands between. */
const largestTable = 16_000_000
/** What a change costs for being one more: an unchanged stretch between two changes must be worth this, or it is noise. */
const changeCost = 1.5

/**
 * [DIFF7] Finds what two texts share: not the most tokens, but the longest stretches worth reading as unchanged. Texts too
 * long for a table are first pinned together at words that stand once in each; what is still too long counts as replaced.
 */
export function alignTokens(before: readonly Token[], after: readonly Token[], budget: Budget): Pairs {
  return between(before, after, 0, before.length, 0, after.length, budget)
}

function between(
  before: readonly Token[],
  after: readonly Token[],
  beforeStart: number,
  beforeEnd: number,
  afterStart: number,
  afterEnd: number,
  budget: Budget,
): Pairs {
  const pairs: Pairs = []
  const tail: Pairs = []
  let [b, a, bEnd, aEnd] = [beforeStart, afterStart, beforeEnd, afterEnd]
  while (b < bEnd && a < aEnd && before[b]?.text === after[a]?.text) pairs.push([b++, a++])
  while (b < bEnd && a < aEnd && before[bEnd - 1]?.text === after[aEnd - 1]?.text) tail.push([--bEnd, --aEnd])
  if (b < bEnd && a < aEnd) {
    const cells = (bEnd - b) * (aEnd - a)
    const fits = cells <= largestTable && cells <= budget.left && spend(budget, cells)
    const middle = fits
      ? byTable(before.slice(b, bEnd), after.slice(a, aEnd)).map(([i, j]): [number, number] => [i + b, j + a])
      : byAnchors(before, after, b, bEnd, a, aEnd, budget)
    for (const pair of middle) pairs.push(pair)
  }
  for (const pair of tail.reverse()) pairs.push(pair)
  return pairs
}

/** Patience: words that stand exactly once on each side hold; between them the search begins anew. */
function byAnchors(
  before: readonly Token[],
  after: readonly Token[],
  beforeStart: number,
  beforeEnd: number,
  afterStart: number,
  afterEnd: number,
  budget: Budget,
): Pairs {
  if (!spend(budget, beforeEnd - beforeStart + afterEnd - afterStart)) return []
  const inBefore = onlyOnce(before, beforeStart, beforeEnd)
  const shared = [...onlyOnce(after, afterStart, afterEnd)].flatMap(([text, j]): Pairs => {
    const i = inBefore.get(text)
    return i === undefined ? [] : [[i, j]]
  })
  const anchors = increasing(shared, ([i]) => i)
  if (anchors.length === 0) {
    budget.coarse = true
    return []
  }
  const pairs: Pairs = []
  let [b, a] = [beforeStart, afterStart]
  for (const [i, j] of [...anchors, [beforeEnd, afterEnd] as const]) {
    for (const pair of between(before, after, b, i, a, j, budget)) pairs.push(pair)
    if (i < beforeEnd) pairs.push([i, j])
    b = i + 1
    a = j + 1
  }
  return pairs
}

function onlyOnce(tokens: readonly Token[], start: number, end: number): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (let index = start; index < end; index += 1) {
    const token = tokens[index]
    if (!token?.isWord) continue
    if (places.has(token.text)) repeated.add(token.text)
    else places.set(token.text, index)
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
