import { type Budget, budgetOf, spend } from '../diff/budget.ts'
import { type Shared, sharedWords, stretchesOf, type Telling, type Words, wordsOfBoth } from './element-words.ts'
import type { ElementText } from './lineage.ts'
import { areSameWords } from './lineage-check.ts'
import type { ProposedTie } from './lineage-contract.ts'
import { listed } from './sentences.ts'
import { type Ends, shapesOf } from './tie-shapes.ts'

/** Two elements that seem to hang together. */
interface Found {
  readonly from: Words
  readonly to: Words
  readonly why: 'same' | 'id' | 'words'
  readonly shared: readonly Shared[]
}

/** What a whole version of 200 elements of 60 words takes, several times over. */
const mostWork = 4_000_000
/** Pairs looked at for each later element: those that share most. */
const candidates = 8
/** A word that stands in more elements than this does not lead from one to another. */
const commonWord = 20

/**
 * [DEF40] What the two texts alone suggest: which elements go on where. By id first, then by the same words, then by shared words, the
 * likest pair first. Each word is evidence once: what one pair explains is no reason for another. Bounded: past the budget only
 * ids and same words are looked at.
 */
export function proposeLineage(
  from: readonly ElementText[],
  to: readonly ElementText[],
  budget: Budget = budgetOf(mostWork),
): ProposedTie[] {
  const words = wordsOfBoth(from, to)
  const found = byIdentity(words.from, words.to)
  const characters = [...from, ...to].reduce((sum, { text }) => sum + text.length, 0)
  if (spend(budget, characters)) found.push(...byWords(words.from, words.to, found, budget))
  const ends = found.map(endsOf)
  const shapes = shapesOf(ends)
  const ties = from.flatMap(({ id }) =>
    found
      .filter(one => one.from.element.id === id)
      .sort((a, b) => a.to.element.number - b.to.element.number)
      .map(one => told(one, shapes.of(endsOf(one)).kinds[0] ?? 'reworded')),
  )
  return [...ties, ...unmatched(from, to, ends)]
}

function endsOf({ from, to }: Found): Ends {
  return { from: from.element.id, to: to.element.id }
}

/** An element that has its id, whatever it says, and one that says the same under another id. */
function byIdentity(from: readonly Words[], to: readonly Words[]): Found[] {
  const later = new Map(to.map(words => [words.element.id, words]))
  const found = from.flatMap((before): Found[] => {
    const after = later.get(before.element.id)
    if (!after) return []
    const why = areSameWords(before.element.text, after.element.text) ? 'same' : 'id'
    return [{ from: before, to: after, why, shared: sharedWords(before, after, () => true) }]
  })
  const [fromLeft, toLeft] = [without(from, found, 'from'), without(to, found, 'to')]
  const saying = Map.groupBy(toLeft, words => plain(words))
  for (const before of fromLeft) {
    const after = saying.get(plain(before))?.shift()
    if (after) found.push({ from: before, to: after, why: 'same', shared: sharedWords(before, after, () => true) })
  }
  return found
}

function plain({ element }: Words): string {
  return element.text.replace(/[\s;,.]+(?:(?:and|or)\s*)?$/u, '')
}

function without(words: readonly Words[], found: readonly Found[], side: 'from' | 'to'): Words[] {
  const taken = new Set(found.map(one => one[side]))
  return words.filter(each => !taken.has(each))
}

interface Pair {
  readonly from: Words
  readonly to: Words
  shared: Shared[]
  likeness: number
}

/** The likest pair first; whatever words it has in common are explained by it and count for no other. */
function byWords(from: readonly Words[], to: readonly Words[], known: readonly Found[], budget: Budget): Found[] {
  const explained = new Set<Telling>()
  const isFree = (_: Words, word: Telling) => !explained.has(word)
  const explain = (shared: readonly Shared[]) => {
    for (const one of shared) explained.add(one.from).add(one.to)
  }
  for (const one of known) explain(one.shared)
  const tied = new Set<Words>(known.flatMap(one => [one.from, one.to]))
  const queue = pairsOf(from, to, isFree, budget).filter(pair => !known.some(one => isPair(one, pair)))
  const found: Found[] = []
  for (let pair = takeLikest(queue); pair; pair = takeLikest(queue)) {
    if (!spend(budget, pair.from.byStart.size + pair.to.byStart.size)) break
    const { likeness } = pair
    weigh(pair, sharedWords(pair.from, pair.to, isFree))
    if (pair.likeness < likeness) {
      if (isEvidence(pair, tied)) queue.push(pair)
      continue
    }
    if (!isEvidence(pair, tied)) continue
    explain(pair.shared)
    tied.add(pair.from).add(pair.to)
    found.push({ from: pair.from, to: pair.to, why: 'words', shared: pair.shared })
  }
  return found
}

function isPair(one: Found, pair: Pair): boolean {
  return one.from === pair.from && one.to === pair.to
}

function takeLikest(queue: Pair[]): Pair | undefined {
  let best = 0
  for (let at = 1; at < queue.length; at += 1) {
    if ((queue[at]?.likeness ?? 0) > (queue[best]?.likeness ?? 0)) best = at
  }
  return queue.splice(best, 1)[0]
}

/** Pairs that share words few elements have, a few for each later element. */
function pairsOf(
  from: readonly Words[],
  to: readonly Words[],
  isFree: (words: Words, word: Telling) => boolean,
  budget: Budget,
): Pair[] {
  const standsIn = new Map<string, Words[]>()
  for (const words of from) {
    for (const start of words.byStart.keys()) standsIn.set(start, [...(standsIn.get(start) ?? []), words])
  }
  return to.flatMap(after => {
    const near = new Set<Words>()
    for (const start of after.byStart.keys()) {
      const having = standsIn.get(start) ?? []
      if (having.length <= commonWord) for (const before of having) near.add(before)
    }
    if (!spend(budget, near.size * after.byStart.size)) return []
    return [...near]
      .map(before => weighed(before, after, sharedWords(before, after, isFree)))
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, candidates)
  })
}

function weighed(from: Words, to: Words, shared: Shared[]): Pair {
  const pair = { from, to, shared, likeness: 0 }
  weigh(pair, shared)
  return pair
}

/** Dice's coefficient by the words nothing else explains. */
function weigh(pair: Pair, shared: Shared[]): void {
  pair.shared = shared
  pair.likeness = (2 * weightOf(shared)) / Math.max(pair.from.weight + pair.to.weight, 1)
}

function weightOf(shared: readonly Shared[]): number {
  return shared.reduce((sum, { from, to }) => sum + Math.min(from.weight, to.weight), 0)
}

/** Of the rarest words of six letters and more one says this much. */
const oneRareWord = 3

/**
 * One rare word that is a good part of both is enough for two elements nothing else is known of. An element that is tied already
 * has to share several words that nothing explains, or chance would split every element.
 */
function isEvidence({ from, to, shared }: Pair, tied: ReadonlySet<Words>): boolean {
  if (hasPhrase(shared)) return true
  const weight = weightOf(shared)
  if (weight < oneRareWord) return false
  const [ofFrom, ofTo] = [weight / from.weight, weight / to.weight]
  if (tied.has(from) || tied.has(to)) return shared.length > 1 && Math.max(ofFrom, ofTo) >= 0.15
  return Math.max(ofFrom, ofTo) >= 0.2 && Math.min(ofFrom, ofTo) >= 0.08
}

/** Two words, a space and a little word between them at most: "empower students", "Students are empowered". */
const besideEachOther = 4
const oneTellingPhrase = 2

/** Words that stand beside each other in both are less likely there by chance. */
function hasPhrase(shared: readonly Shared[]): boolean {
  const ordered = shared.toSorted((a, b) => a.from.place - b.from.place)
  return ordered.some((one, at) => {
    const next = ordered[at + 1]
    if (!next || weightOf([one, next]) < oneTellingPhrase) return false
    const apart = [next.from.place - one.from.place, Math.abs(next.to.place - one.to.place)]
    return apart.every(places => places <= besideEachOther)
  })
}

function told({ from, to, why, shared }: Found, kind: ProposedTie['kind']): ProposedTie {
  const ends = { from: from.element.id, to: to.element.id }
  const whole = kind === 'reworded'
  const all = sharedWords(from, to, () => true)
  return {
    ...ends,
    kind: whole && why === 'same' ? 'kept' : kind,
    carried: whole
      ? []
      : stretchesOf(
          from,
          all.map(one => one.from),
        ),
    arrived: whole
      ? []
      : stretchesOf(
          to,
          all.map(one => one.to),
        ),
    rationale: '',
    confidence: why === 'same' ? 'sure' : why === 'id' || weightOf(shared) > from.weight / 2 ? 'likely' : 'possible',
    because: becauseOf(why, shared),
  }
}

function becauseOf(why: Found['why'], shared: readonly Shared[]): string {
  if (why === 'same') return 'The same words'
  const rarest = shared.toSorted((a, b) => b.to.weight - a.to.weight).slice(0, 3)
  const words = [...new Set(rarest.map(({ to }) => to.text))].map(word => `“${word}”`)
  if (why === 'id') return words.length > 0 ? `The same element, and shares ${listed(words)}` : 'The same element'
  return `Shares ${listed(words)}`
}

/** What nothing seems to lead to, or from. */
function unmatched(from: readonly ElementText[], to: readonly ElementText[], ends: readonly Ends[]): ProposedTie[] {
  const [left, reached] = [new Set(ends.map(one => one.from)), new Set(ends.map(one => one.to))]
  const alone = (tie: Pick<ProposedTie, 'from' | 'to' | 'kind'>, side: string): ProposedTie => ({
    ...{ ...tie, carried: [], arrived: [], rationale: '', confidence: 'possible' },
    because: `Shares too little with any ${side} element`,
  })
  return [
    ...to.filter(({ id }) => !reached.has(id)).map(({ id }) => alone({ from: null, to: id, kind: 'new' }, 'earlier')),
    ...from.filter(({ id }) => !left.has(id)).map(({ id }) => alone({ from: id, to: null, kind: 'retired' }, 'later')),
  ]
}
