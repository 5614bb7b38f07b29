import { alignTokens } from './align-tokens.ts'
import { type Budget, budgetOf, spend } from './budget.ts'
import { changesOf } from './clean.ts'
import type { WordRun } from './contract.ts'
import { type Piece, type Runs, runsOf, textOf, wholeRuns } from './runs.ts'
import { tokensOf } from './tokens.ts'

export interface WordOptions {
  readonly budget?: Budget
  /**
   * How an element of a list ends ("; and", ";", ".") says where it stands, not what it says. With `ignored` the ends are
   * unchanged on both sides, each with its own characters.
   */
  readonly listEnds?: 'compared' | 'ignored'
}

export const listEnd = /\s*(?:[;,.](?:\s+(?:and|or))?)?\s*$/u

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
export function diffPieces(before: readonly Piece[], after: readonly Piece[], budget: Budget): Runs {
  const [beforeText, afterText] = [textOf(before), textOf(after)]
  if (beforeText === afterText) {
    const unchanged = wholeRuns('same', after)
    return { before: wholeRuns('same', before), after: unchanged, inline: unchanged }
  }
  // Finding words costs more for each character than comparing them does.
  if (!spend(budget, (beforeText.length + afterText.length) * 4)) return replaced(before, after)
  const tokens = { before: tokensOf(beforeText), after: tokensOf(afterText) }
  const pairs = alignTokens(tokens.before, tokens.after, budget)
  const changes = changesOf(tokens.before, tokens.after, pairs)
  return runsOf({ tokens: tokens.before, pieces: before }, { tokens: tokens.after, pieces: after }, changes)
}

function replaced(before: readonly Piece[], after: readonly Piece[]): Runs {
  const removed = wholeRuns('del', before)
  const added = wholeRuns('ins', after)
  return { before: removed, after: added, inline: [...removed, ...added] }
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
