/** Where words stand in a text. */
export interface Occurrences {
  /** In order. */
  readonly starts: readonly number[]
  /** Whether these are all. */
  readonly isComplete: boolean
}

/** What a search may cost: characters compared in all, and places remembered of one quote. */
const mostCompared = 20_000_000
const mostStarts = 1000

interface Sought {
  readonly words: string
  readonly starts: number[]
  isComplete: boolean
}

/**
 * [DSC54] Finds many quotes in one text. A hash rolls over the text once for each of at most six lengths (Rabin and Karp), whatever the
 * number of quotes; a quote is compared only where its beginning has the same hash.
 */
export function findQuotes(text: string, quotes: Iterable<string>): ReadonlyMap<string, Occurrences> {
  const found = new Map<string, Sought>()
  for (const words of quotes) if (words !== '') found.set(words, { words, starts: [], isComplete: true })
  const budget = { left: mostCompared }
  for (const [length, sought] of byLength(found.values())) roll(text, length, sought, budget)
  return found
}

/** Only so much of a quote is hashed: the greatest power of two that it holds, up to 32. */
function byLength(all: Iterable<Sought>): Map<number, Sought[]> {
  const groups = new Map<number, Sought[]>()
  for (const sought of all) {
    const length = 2 ** Math.min(5, Math.floor(Math.log2(sought.words.length)))
    const group = groups.get(length)
    if (group) group.push(sought)
    else groups.set(length, [sought])
  }
  return groups
}

const base = 0x01000193

function roll(text: string, length: number, group: readonly Sought[], budget: { left: number }): void {
  const buckets = new Map<number, Sought[]>()
  // Most places of a text begin no quote: a bit for each hash says so before the table is asked.
  const bits = new Uint8Array(2 ** 16)
  for (const sought of group) {
    const hash = hashOf(sought.words, length)
    bits[hash & 0xffff] = 1
    const bucket = buckets.get(hash)
    if (bucket) bucket.push(sought)
    else buckets.set(hash, [sought])
  }
  let leading = 1
  for (let power = 1; power < length; power += 1) leading = Math.imul(leading, base)
  let hash = hashOf(text, length)
  for (let start = 0; start + length <= text.length; start += 1) {
    if (bits[hash & 0xffff] === 1) compare(text, start, buckets.get(hash), budget)
    const without = (hash - Math.imul(text.charCodeAt(start), leading)) | 0
    hash = (Math.imul(without, base) + text.charCodeAt(start + length)) | 0
  }
}

function hashOf(words: string, length: number): number {
  let hash = 0
  for (let index = 0; index < length; index += 1) hash = (Math.imul(hash, base) + words.charCodeAt(index)) | 0
  return hash
}

function compare(text: string, start: number, bucket: Sought[] | undefined, budget: { left: number }): void {
  if (!bucket) return
  let isAnyGivenUp = false
  for (const sought of bucket) {
    const { words, starts } = sought
    budget.left -= words.length
    if (budget.left < 0) sought.isComplete = false
    else if (!text.startsWith(words, start)) continue
    else if (starts.length === mostStarts) sought.isComplete = false
    else starts.push(start)
    isAnyGivenUp ||= !sought.isComplete
  }
  // In place: the table keeps this one.
  if (isAnyGivenUp) bucket.splice(0, bucket.length, ...bucket.filter(({ isComplete }) => isComplete))
}
