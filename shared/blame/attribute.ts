import { type Budget, budgetOf } from '../diff/budget.ts'
import { bringBack } from './bring-back.ts'
import { type Flow, flowOfTexts } from './flow.ts'
import { type Origin, type OriginRun, RunReader, type TypedRun } from './origins.ts'
import { pairBlocks } from './pair-blocks.ts'
import { pairGaps } from './pair-gaps.ts'
import { pairPassages, pairPhrases } from './pair-phrases.ts'
import { Pairing } from './pairing.ts'
import { originsOf, type Passage, passagesOf, runsOf } from './passages.ts'

/** Cells of all tables that one revision may fill: some 50 ms. */
export const alignBudget = 4_000_000

/** A text and who wrote it. */
export interface Attributed {
  readonly flow: Flow
  readonly runs: readonly OriginRun[]
}

/** A text of which nothing is known yet. */
export interface Written {
  readonly flow: Flow
  /** The revision's number. */
  readonly revision: number
  /** Who typed it, where that is known. */
  readonly typed: readonly TypedRun[] | null
}

export interface Past {
  /** What earlier revisions took out, the latest first. */
  readonly passages: readonly Passage[]
  /** [WHO6] Who wrote the earlier text that says the same as this one, to the letter. */
  readonly same: readonly OriginRun[] | null
}

export interface Attribution {
  readonly runs: readonly OriginRun[]
  /** What this revision took out of its parent's text. */
  readonly removed: readonly Passage[]
}

/**
 * [WHO1–WHO8] Who wrote each word of a revision: whoever wrote it in its parent, wherever it stood there; whoever had written it
 * before it was taken out; else this revision. Past the budget words can be taken for new, and never for somebody else's.
 */
export function attribute(child: Written, parent: Attributed | null, past: Past, budget?: Budget): Attribution {
  const { flow } = child
  const before = parent ?? { flow: flowOfTexts([], flow.vocabulary), runs: [] }
  const pairing = pairTexts(before.flow, flow, budget ?? budgetOf(alignBudget))
  const originsBefore = originsOf(before.flow, before.runs)
  const removed = passagesOf(before.flow, originsBefore, pairing.freeBefore())
  if (past.same) return { runs: past.same, removed }
  const origins = inherited(pairing, originsBefore)
  bringBack(origins, flow, past.passages)
  const fresh = new Fresh(child)
  const all = joinSpaces(
    flow,
    origins.map((origin, place) => origin ?? fresh.at(place)),
  )
  return { runs: runsOf(flow, all, { start: 0, end: flow.tokens.length }), removed }
}

/** [WHO3] Which word was which, from the surest reason to the weakest. */
export function pairTexts(before: Flow, after: Flow, budget: Budget): Pairing {
  const pairing = new Pairing(before, after)
  pairBlocks(pairing)
  pairPhrases(pairing)
  pairGaps(pairing, budget)
  pairPassages(pairing)
  return pairing
}

function inherited({ beforeOf }: Pairing, originsBefore: readonly Origin[]): (Origin | undefined)[] {
  return Array.from(beforeOf, before => (before === -1 ? undefined : originsBefore[before]))
}

/** [WHO2] Space goes with the word before it, at the beginning of a block with the one after: breaking lines is no writing. */
function joinSpaces({ tokens, vocabulary, blocks }: Flow, origins: readonly Origin[]): Origin[] {
  const joined = [...origins]
  const isSpace = (place: number) => vocabulary.isSpace(tokens[place] as number)
  for (const { start, end } of blocks) {
    let first = start
    while (first < end && isSpace(first)) first += 1
    if (first < end) joined.fill(joined[first] as Origin, start, first)
    for (let place = first + 1; place < end; place += 1) {
      if (isSpace(place)) joined[place] = joined[place - 1] as Origin
    }
  }
  return joined
}

/** Words that this revision brought. */
class Fresh {
  readonly #child: Written
  readonly #typed: RunReader<TypedRun> | null
  readonly #origins = new Map<string | null, Origin>()

  constructor(child: Written) {
    this.#child = child
    this.#typed = child.typed && new RunReader(child.typed)
  }

  at(place: number): Origin {
    const by = this.#typistOf(place)
    const origin = this.#origins.get(by) ?? { revision: this.#child.revision, by }
    this.#origins.set(by, origin)
    return origin
  }

  /** [WHO7] Who typed most of the word; of two who typed as much, the first. */
  #typistOf(place: number): string | null {
    const { offsets } = this.#child.flow
    const typed = new Map<string | null, number>()
    for (const { run, length } of this.#typed?.over(offsets[place] as number, offsets[place + 1] as number) ?? []) {
      typed.set(run.by, (typed.get(run.by) ?? 0) + length)
    }
    let most: string | null = null
    for (const [by, length] of typed) if (length > (typed.get(most) ?? 0)) most = by
    return most
  }
}
