import { agreementAfter, agreementBefore } from './agreement.ts'
import type { AnchoredWords } from './anchor-contract.ts'
import { type FlatText, withoutLineEnds } from './flat-text.ts'
import { isBetweenGraphemes } from './whole-graphemes.ts'

/** UTF-16 units of context; more is taken only where other words could be mistaken for these. */
export const leastContext = 32

/** An anchor as it is looked for in one text. */
export interface Sought {
  readonly blockId: string
  readonly words: string
  readonly isSeveralBlocks: boolean
  readonly before: Context
  readonly after: Context
  readonly alike: { readonly block: number; readonly text: number } | null
  /** Where the block they began in stands now; null where it is gone. */
  readonly block: { readonly start: number; readonly end: number } | null
  /** Where they stand if nothing of their block changed before them. */
  readonly expected: number | null
}

/** What stood on one side of the words. */
interface Context {
  readonly text: string
  /** Whether their block began or ended with it. */
  readonly reachesEdge: boolean
}

/**
 * Null where the anchor is on a whole block. Of a block that is still there only its own text is context: its neighbours may have gone
 * elsewhere, and others with the same words come beside them.
 */
export function soughtOf(flat: FlatText, { blockId, quote, from }: AnchoredWords): Sought | null {
  if (!quote) return null
  const block = flat.rangeOf(blockId)
  const ownBefore = quote.prefix.length > from ? quote.prefix.slice(quote.prefix.length - from) : quote.prefix
  const [ownAfter = ''] = quote.suffix.split('\n')
  const isOwn = block !== null
  return {
    blockId,
    words: withoutLineEnds(quote.exact),
    isSeveralBlocks: quote.exact.includes('\n'),
    before: { text: withoutLineEnds(isOwn ? ownBefore : quote.prefix), reachesEdge: ownBefore.length === from },
    after: {
      text: isOwn ? ownAfter : withoutLineEnds(quote.suffix),
      reachesEdge: quote.suffix.includes('\n') || ownAfter.length < leastContext,
    },
    ...{ alike: quote.alike ?? null, block, expected: flat.indexOf({ blockId, offset: from }) },
  }
}

/** Where the words of an anchor may be. */
export interface Candidate {
  readonly start: number
  readonly isInBlock: boolean
  readonly weight: number
  /** 3: between the same others; 2: beside the same others; 1: in its own block, or beside a few of the same; 0: none of it. */
  readonly rank: 0 | 1 | 2 | 3
}

/** How many characters around a place are as they were. */
interface Agreement {
  readonly start: number
  readonly before: number
  readonly after: number
  readonly isInBlock: boolean
}

/** Agreement that says something: within their own block, and elsewhere. */
const fewInBlock = 4
const fewElsewhere = 12
/** So many units are not written twice by chance. */
const unmistakable = 24
/** Of so few places one is easily chosen. */
const few = 3

/** What looking for candidates may still cost, in characters compared. */
export interface Budget {
  left: number
}

/** The places worth a look: in the block the words began in, or where something around them is as it was; all where they are few. */
export function candidatesAmong(text: string, sought: Sought, starts: readonly number[], budget: Budget): Candidate[] {
  const { words, block } = sought
  const areFew = starts.length <= few || words.length >= unmistakable
  const found: Candidate[] = []
  for (const start of starts) {
    if (budget.left < 0) break
    const before = agreementBefore(text, start, sought.before.text)
    const after = agreementAfter(text, start + words.length, sought.after.text)
    budget.left -= 2 + before + after
    const isInBlock = block !== null && start >= block.start && start + words.length <= block.end
    if (!isInBlock && !areFew && before < fewInBlock && after < fewInBlock) continue
    if (isWhole(text, start, words.length)) found.push(candidateAt(sought, { start, before, after, isInBlock }))
  }
  return found
}

function candidateAt(sought: Sought, { start, before, after, isInBlock }: Agreement): Candidate {
  const { words, block } = sought
  const isUnbroken = (side: Context, agreed: number, atEdge: boolean) =>
    agreed === side.text.length && (isInBlock && side.reachesEdge ? atEdge : agreed >= fewElsewhere)
  const wholeBefore = isUnbroken(sought.before, before, start - before === block?.start)
  const wholeAfter = isUnbroken(sought.after, after, start + words.length + after === block?.end)
  const known = Math.max(before, after)
  // An edge alone is no company: others may have come to stand there.
  const isBeside = (wholeBefore && before >= fewInBlock) || (wholeAfter && after >= fewInBlock)
  const around = before + after
  const isHere = isInBlock && (around >= 2 * fewInBlock || (known > 0 && (wholeBefore || wholeAfter)))
  const isElsewhere = known >= fewElsewhere || words.length >= unmistakable
  return {
    ...{ start, isInBlock },
    weight: around + (isInBlock ? fewElsewhere : 0),
    rank: wholeBefore && wholeAfter ? 3 : isBeside ? 2 : isHere || isElsewhere ? 1 : 0,
  }
}

/** [DSC52] Not with half a character more. */
function isWhole(text: string, start: number, length: number): boolean {
  return isBetweenGraphemes(text, start) && isBetweenGraphemes(text, start + length)
}

/**
 * [DSC56] Whether these can only be the words that were meant; `count` is how often they stand in the text. Where the same words
 * stood elsewhere too, and fewer of them are left, the ones that are gone may be the ones that were meant, and others have come
 * to stand where they stood: then they must stand between the same others as before.
 */
export function isSure(sought: Sought, candidate: Candidate, all: readonly Candidate[], count: number) {
  const { alike, block } = sought
  const { rank, isInBlock } = candidate
  if (rank === 3 && (isInBlock || block === null)) return true
  if (alike === null || rank === 0 || count < alike.text + 1) return false
  if (!isInBlock) return rank === 3 || (alike.text === 0 && !isAcross(sought, candidate))
  const inBlock = all.filter(each => each.isInBlock).length
  return (alike.block === 0 && inBlock === 1) || (rank === 2 && inBlock > alike.block)
}

/** Whether they stand across an end of their own block: what is left of it and what is beside it may make the same words by chance. */
function isAcross({ block, words }: Sought, { start }: Candidate): boolean {
  return block !== null && start < block.end && start + words.length > block.start
}
