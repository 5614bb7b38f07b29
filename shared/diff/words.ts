import { alignTokens } from './align-tokens.ts'
import { type Budget, budgetOf, spend } from './budget.ts'
import { type Change, changesOf } from './clean.ts'
import type { WordRun } from './contract.ts'
import { type Piece, type PieceRuns, type Runs, runsOf, type TextChange, textOf } from './runs.ts'
import { type Token, tokensOf } from './tokens.ts'

export interface WordOptions {
  readonly budget?: Budget
  /**
   * How an element of a list ends ("; and", ";", ".") says where it stands, not what it says. With `ignored` the ends are
   * unchanged on both sides, each with its own characters.
   */
  readonly listEnds?: 'compared' | 'ignored'
}

export const listEnd = /\s*(?:[;,.](?:\s+(?:and|or))?)?\s*$/u

/** Equal words kept at both ends of what is compared: where a change may slide to, and what its edges are judged by. */
const context = 120
/** Characters that draw the next one into their cluster; a space after them begins no word. */
const prepended = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\ud800-\udfff]/

/** [DIFF6–DIFF8] Two plain texts, word by word. */
export function diffWords(before: string, after: string, options: WordOptions = {}): Runs {
  const budget = options.budget ?? budgetOf()
  if (options.listEnds !== 'ignored') return diffPieces(plain(before), plain(after), budget)
  const beforeEnd = before.search(listEnd)
  const afterEnd = after.search(listEnd)
  const runs = diffPieces(plain(before.slice(0, beforeEnd)), plain(after.slice(0, afterEnd)), budget)
  const end = same(after.slice(afterEnd))
  return {
    before: withEnd(runs.before, same(before.slice(beforeEnd))),
    after: withEnd(runs.after, end),
    inline: withEnd(runs.inline, end),
  }
}

/** The same for texts with marks on them. Past the budget the answer is coarser: the whole text replaced. */
export function diffPieces(before: readonly Piece[], after: readonly Piece[], budget: Budget): PieceRuns {
  return runsOf(before, after, textChanges(textOf(before), textOf(after), budget))
}

/** What changed from one text to another, in characters. */
export function textChanges(before: string, after: string, budget: Budget): TextChange[] {
  if (before === after) return []
  const { start, beforeEnd, afterEnd } = differingPart(before, after)
  const [beforePart, afterPart] = [before.slice(start, beforeEnd), after.slice(start, afterEnd)]
  const replaced = { beforeStart: start, beforeEnd, afterStart: start, afterEnd }
  if (!spend(budget, beforePart.length + afterPart.length)) return [replaced]
  const tokens = { before: tokensOf(beforePart), after: tokensOf(afterPart) }
  const changes = changesOf(tokens.before, tokens.after, alignTokens(tokens.before, tokens.after, budget))
  const kept = before.length - (beforeEnd - start)
  if (isRewritten(tokens.before, tokens.after, changes, kept)) return [replaced]
  const [beforeAt, afterAt] = [offsetsOf(tokens.before, start), offsetsOf(tokens.after, start)]
  return changes.map(change => ({
    beforeStart: beforeAt[change.beforeStart] ?? beforeEnd,
    beforeEnd: beforeAt[change.beforeEnd] ?? beforeEnd,
    afterStart: afterAt[change.afterStart] ?? afterEnd,
    afterEnd: afterAt[change.afterEnd] ?? afterEnd,
  }))
}

/**
 * Without what both begin and end with, but for some words of context. Cut only before a space, where a word ends whatever
 * follows, so that the part has the words the whole has.
 */
function differingPart(before: string, after: string): { start: number; beforeEnd: number; afterEnd: number } {
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before.charCodeAt(head) === after.charCodeAt(head)) head += 1
  let tail = 0
  while (
    tail < shortest - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1
  }
  const room = context + Math.abs(before.length - after.length)
  let start = Math.max(0, head - room)
  while (start > 0 && !isCut(before, start)) start -= 1
  let kept = Math.max(0, tail - room)
  while (kept > 0 && !isCut(before, before.length - kept)) kept -= 1
  return { start, beforeEnd: before.length - kept, afterEnd: after.length - kept }
}

function isCut(text: string, place: number): boolean {
  return text[place] === ' ' && text[place - 1] !== ' ' && !prepended.test(text[place - 1] ?? '')
}

/** Words that both texts must have before what is left of them is looked at. */
const longText = 15
/** Less than this share of it left, a text was written anew, and marking what stayed by chance helps nobody. */
const leastKept = 0.2

/** [DIFF21] A long text of which hardly a word is left is shown as gone and come, not as confetti. */
function isRewritten(
  before: readonly Token[],
  after: readonly Token[],
  changes: readonly Change[],
  otherwiseKept: number,
): boolean {
  if (otherwiseKept > 0 || changes.length < 2) return false
  const words = (tokens: readonly Token[]) => tokens.filter(({ isWord }) => isWord)
  const [was, is] = [words(before), words(after)]
  if (was.length < longText || is.length < longText) return false
  const weigh = (tokens: readonly Token[]) => tokens.reduce((sum, { weight }) => sum + weight, 0)
  const gone = changes.reduce(
    (sum, change) => sum + weigh(words(before.slice(change.beforeStart, change.beforeEnd))),
    0,
  )
  const larger = Math.max(weigh(was), weigh(is))
  return weigh(was) - gone < larger * leastKept
}

function offsetsOf(tokens: readonly Token[], start: number): number[] {
  const offsets = [start]
  let offset = start
  for (const { text } of tokens) {
    offset += text.length
    offsets.push(offset)
  }
  return offsets
}

function plain(text: string): Piece[] {
  return text === '' ? [] : [{ text, marks: [] }]
}

function same(text: string): WordRun {
  return { kind: 'same', text, marks: [] }
}

function withEnd(runs: readonly WordRun[], end: WordRun): WordRun[] {
  const last = runs.at(-1)
  if (last?.kind === 'same') return [...runs.slice(0, -1), { ...last, text: last.text + end.text }]
  return end.text === '' ? [...runs] : [...runs, end]
}
