import { alignTokens } from '../diff/align-tokens.ts'
import type { Budget } from '../diff/budget.ts'
import { increasing } from '../diff/increasing.ts'
import { type Range, weightOf } from './flow.ts'
import type { Pairing } from './pairing.ts'

/** A stretch of tokens that stand one after another in both texts. */
interface Stretch {
  readonly before: number
  readonly after: number
  readonly length: number
}

/** Of a block that shares less than this with the text before, lone words are no reason to call it the same. */
const leastShared = 0.3
/** What a stretch must weigh to count in such a block nevertheless: more than any one word. */
const saysEnough = 4
/** What a word of five letters weighs. */
const longWord = 2.6
/** Blocks that one block may have been joined from. */
const mostSources = 4

/**
 * [WHO3] Between what is paired already the words are aligned one by one: first along the text, past whatever was moved, then
 * within each block.
 */
export function pairGaps(pairing: Pairing, budget: Budget): void {
  const fresh = new Set<number>()
  const add = (places: readonly number[]) => {
    for (const place of places) fresh.add(place)
  }
  const known = stretchesOf(pairing)
  const anchors = increasing(
    known,
    ({ before }) => before,
    ({ length }) => length,
  )
  let [b, a] = [0, 0]
  const { before, after } = pairing
  const last = { before: before.tokens.length, after: after.tokens.length, length: 0 }
  for (const anchor of [...anchors, last]) {
    const gap = { before: { start: b, end: anchor.before }, after: { start: a, end: anchor.after } }
    add(pairWithin(pairing, gap, budget))
    b = anchor.before + anchor.length
    a = anchor.after + anchor.length
  }
  for (const block of after.blocks) add(pairWithinBlock(pairing, block, budget))
  dropChance(pairing, fresh)
}

function stretchesOf({ beforeOf }: Pairing): Stretch[] {
  const stretches: { before: number; after: number; length: number }[] = []
  for (const [after, before] of beforeOf.entries()) {
    if (before === -1) continue
    const last = stretches.at(-1)
    const goesOn = last && last.after + last.length === after && last.before + last.length === before
    if (goesOn) last.length += 1
    else stretches.push({ before, after, length: 1 })
  }
  return stretches
}

/** Aligns what is free of both ranges; answers the places after that found a partner. */
function pairWithin(
  pairing: Pairing,
  gap: { readonly before: Range; readonly after: Range },
  budget: Budget,
): number[] {
  const before = placesIn(pairing.freeBefore(gap.before))
  const after = placesIn(pairing.freeAfter(gap.after))
  if (before.length === 0 || after.length === 0) return []
  const { vocabulary } = pairing.after
  const tokensAt = (places: readonly number[], tokens: Int32Array) =>
    places.map(place => vocabulary.token(tokens[place] as number))
  const pairs = alignTokens(tokensAt(before, pairing.before.tokens), tokensAt(after, pairing.after.tokens), budget)
  return pairs.map(([i, j]) => {
    pairing.pair(before[i] as number, after[j] as number)
    return after[j] as number
  })
}

function placesIn(ranges: readonly Range[]): number[] {
  return ranges.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, step) => start + step))
}

/**
 * Words that changed places within a block, and those at the edges of what was moved: what is left of a block is aligned with
 * what is left of the blocks its words come from. Little words alone prove nothing there.
 */
function pairWithinBlock(pairing: Pairing, block: Range, budget: Budget): number[] {
  if (pairing.freeAfter(block).length === 0) return []
  const found = sourcesOf(pairing, block).flatMap(source =>
    pairWithin(pairing, { before: source, after: block }, budget),
  )
  const isFound = new Set(found)
  for (const range of pairedIn(pairing, block)) {
    if (!isFound.has(range.start) || weightOf(pairing.after, range) >= longWord) continue
    for (let place = range.start; place < range.end; place += 1) {
      pairing.unpair(place)
      isFound.delete(place)
    }
  }
  return [...isFound]
}

/** The blocks that most words of a block come from. */
function sourcesOf({ before, beforeOf }: Pairing, { start, end }: Range): Range[] {
  const words = new Map<Range, number>()
  for (let place = start; place < end; place += 1) {
    const block = blockAt(before.blocks, beforeOf[place] as number)
    if (block) words.set(block, (words.get(block) ?? 0) + 1)
  }
  return [...words]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostSources)
    .map(([block]) => block)
}

function blockAt(blocks: readonly Range[], place: number): Range | undefined {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((blocks[middle]?.end ?? 0) > place) high = middle
    else low = middle + 1
  }
  const block = blocks[low]
  return block && block.start <= place ? block : undefined
}

/**
 * [WHO4] A text that was written anew shares a "the" and an "of" with what stood there before. They are not its words; one that
 * stands once in each text is.
 */
function dropChance(pairing: Pairing, isFresh: ReadonlySet<number>): void {
  if (isFresh.size === 0) return
  const { before, after } = pairing
  const isOnce = onceInBoth(before.tokens, after.tokens)
  for (const block of after.blocks) {
    const found = pairedIn(pairing, block)
    if (!found.some(({ start }) => isFresh.has(start))) continue
    const shared = found.reduce((sum, range) => sum + weightOf(after, range), 0)
    if (shared >= leastShared * weightOf(after, block)) continue
    for (const range of found) {
      if (!isFresh.has(range.start) || weightOf(after, range) >= saysEnough) continue
      if (after.tokens.subarray(range.start, range.end).some(isOnce)) continue
      for (let place = range.start; place < range.end; place += 1) pairing.unpair(place)
    }
  }
}

function onceInBoth(before: Int32Array, after: Int32Array): (token: number) => boolean {
  const [inBefore, inAfter] = [before, after].map(tokens => {
    const times = new Map<number, number>()
    for (const token of tokens) times.set(token, (times.get(token) ?? 0) + 1)
    return times
  })
  return token => inBefore?.get(token) === 1 && inAfter?.get(token) === 1
}

/** Stretches of a block that stood before in the same order. */
function pairedIn({ beforeOf }: Pairing, { start, end }: Range): Range[] {
  const found: { start: number; end: number }[] = []
  for (let place = start; place < end; place += 1) {
    if (beforeOf[place] === -1) continue
    const last = found.at(-1)
    if (last?.end === place && beforeOf[place] === (beforeOf[place - 1] as number) + 1) last.end += 1
    else found.push({ start: place, end: place + 1 })
  }
  return found
}
