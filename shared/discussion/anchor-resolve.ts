import type { DocumentJson } from '../document/document.ts'
import type { AnchoredWords } from './anchor-contract.ts'
import { type Budget, type Candidate, candidatesAmong, isSure, type Sought, soughtOf } from './candidates.ts'
import { findQuotes, type Occurrences } from './find-quotes.ts'
import { countWhere, FlatText, type TextPlace } from './flat-text.ts'

/** Why words are not where they were: something before them changed, they are in another block, or in several now. */
export type MovedHow = 'shifted' | 'moved' | 'split'

/** What became of commented words in a text as it is now. */
export type Resolution =
  | { readonly state: 'exact'; readonly place: TextPlace }
  | { readonly state: 're-anchored'; readonly place: TextPlace; readonly why: MovedHow }
  /** Likeliest first; a person chooses. */
  | { readonly state: 'ambiguous'; readonly candidates: readonly TextPlace[] }
  | { readonly state: 'orphaned'; readonly hasBlock: boolean }

const mostCandidates = 5
/** Characters compared, beyond the search itself. Past it what is not plain is asked about. */
const mostCompared = 20_000_000

/** [DSC53] [DSC54] Where the words of each anchor are, in the order of the anchors. */
export function resolveAnchors(document: DocumentJson, anchors: readonly AnchoredWords[]): Resolution[] {
  const flat = new FlatText(document)
  const budget = { left: mostCompared }
  const sought = anchors.map(anchor => soughtOf(flat, anchor))
  const unmoved = sought.map(each => each !== null && isUnmoved(flat, each, budget))
  const searched = sought.flatMap((each, index) => (each && !unmoved[index] ? [each.words] : []))
  const occurrences = findQuotes(flat.text, searched)
  return anchors.map((anchor, index) => {
    const each = sought[index]
    if (!each) return wholeBlock(flat, anchor)
    if (unmoved[index]) return { state: 'exact', place: placeAt(flat, each, each.expected ?? 0) }
    return decide(flat, each, { ...none, ...occurrences.get(each.words) }, budget)
  })
}

const none: Occurrences = { starts: [], isComplete: true }

/** [DSC55] A comment on a whole block goes with the block, whatever it says now. */
function wholeBlock(flat: FlatText, { blockId }: AnchoredWords): Resolution {
  if (!flat.hasBlock(blockId)) return { state: 'orphaned', hasBlock: false }
  const range = flat.rangeOf(blockId)
  const start = { blockId, offset: 0 }
  return { state: 'exact', place: range ? flat.placeOfBlock(blockId) : { start, end: start } }
}

/** The same words at the same place of the same block, between the same others: nothing has to be looked for. */
function isUnmoved({ text }: FlatText, sought: Sought, budget: Budget): boolean {
  const { words, expected } = sought
  if (expected === null || !text.startsWith(words, expected)) return false
  const [candidate] = candidatesAmong(text, sought, [expected], budget)
  return candidate?.rank === 3 && candidate.isInBlock
}

function decide(flat: FlatText, sought: Sought, { starts, isComplete }: Occurrences, budget: Budget): Resolution {
  const { here, elsewhere } = parted(starts, sought)
  const near = candidatesAmong(flat.text, sought, here, budget)
  const isSureAmong = (all: readonly Candidate[]) => (each: Candidate) => isSure(sought, each, all, starts.length)
  const settled = isComplete && likeliest(near.filter(each => each.rank > 1).filter(isSureAmong(near)), near)
  if (settled) return placed(flat, sought, settled)
  const all = [...near, ...candidatesAmong(flat.text, sought, elsewhere, budget)]
  const isSeen = isComplete && budget.left >= 0
  const chosen = isSeen ? likeliest(all.filter(isSureAmong(all)), all) : null
  if (chosen) return placed(flat, sought, chosen)
  all.sort((a, b) => b.weight - a.weight || a.start - b.start)
  const offered = all.length > 0 || isSeen ? all.map(({ start }) => start) : starts
  if (offered.length === 0) return { state: 'orphaned', hasBlock: flat.hasBlock(sought.blockId) }
  return { state: 'ambiguous', candidates: offered.slice(0, mostCandidates).map(start => placeAt(flat, sought, start)) }
}

/** Those in the block the words began in, and the others. */
function parted(starts: readonly number[], { block, words }: Sought) {
  if (!block) return { here: [], elsewhere: starts }
  const first = countWhere(starts.length, index => (starts[index] ?? 0) < block.start)
  const end = countWhere(starts.length, index => (starts[index] ?? 0) + words.length <= block.end)
  return {
    here: starts.slice(first, end),
    elsewhere: [...starts.slice(0, first), ...starts.slice(Math.max(first, end))],
  }
}

/** The one that is surer than all others; null where two are as sure, or where more is as it was around another. */
function likeliest(sure: readonly Candidate[], all: readonly Candidate[]): Candidate | null {
  const best = Math.max(...sure.map(({ rank }) => rank))
  const [first, second] = sure.filter(({ rank }) => rank === best)
  const isHeaviest = first !== undefined && all.every(each => each === first || each.weight < first.weight)
  return isHeaviest && !second ? first : null
}

function placed(flat: FlatText, sought: Sought, { start }: Candidate): Resolution {
  const place = placeAt(flat, sought, start)
  if (start === sought.expected && place.start.blockId === sought.blockId && place.end.blockId === sought.blockId) {
    return { state: 'exact', place }
  }
  if (place.start.blockId !== place.end.blockId && !sought.isSeveralBlocks)
    return { state: 're-anchored', place, why: 'split' }
  return { state: 're-anchored', place, why: place.start.blockId === sought.blockId ? 'shifted' : 'moved' }
}

function placeAt(flat: FlatText, { words }: Sought, start: number): TextPlace {
  return flat.placeOf(start, start + words.length)
}
