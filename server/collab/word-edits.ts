import type { Budget } from '@fieldword/shared/diff/budget.ts'
import { increasing } from '@fieldword/shared/diff/increasing.ts'
import { tokensOf } from '@fieldword/shared/diff/tokens.ts'
import { type Change, changesTo } from '@fieldword/shared/merge/word-changes.ts'

/**
 * What to take out of a text and put into it, in order. A comparison is made to be read and lets a lone little word between two
 * changes be part of both; here it stays, because somebody's caret may stand at it.
 */
export function wordEdits(before: string, after: string, budget: Budget): Change[] {
  return changesTo(before, after, budget).flatMap(change => apart(before, after, change))
}

/** Cut at the words that stand once on each side, in their order. */
function apart(before: string, after: string, change: Change): Change[] {
  const [mine, other] = [
    wordsIn(before.slice(change.start, change.end), change.start),
    wordsIn(after.slice(change.from, change.to), change.from),
  ]
  const shared = [...mine].flatMap(([word, start]) => {
    const from = other.get(word)
    return start === null || from === null || from === undefined ? [] : [{ word, start, from }]
  })
  const edits: Change[] = []
  let [start, from] = [change.start, change.from]
  for (const anchor of increasing(shared.sort(byPlace), ({ from: place }) => place - change.from)) {
    edits.push({ start, end: anchor.start, from, to: anchor.from })
    ;[start, from] = [anchor.start + anchor.word.length, anchor.from + anchor.word.length]
  }
  edits.push({ start, end: change.end, from, to: change.to })
  return edits.map(edit => trimmed(before, after, edit)).filter(({ start, end, from, to }) => end > start || to > from)
}

/** Where each word stands; null for one that stands there twice. */
function wordsIn(text: string, offset: number): Map<string, number | null> {
  const words = new Map<string, number | null>()
  let place = offset
  for (const { text: word, isWord } of tokensOf(text)) {
    if (isWord) words.set(word, words.has(word) ? null : place)
    place += word.length
  }
  return words
}

function byPlace(a: { readonly start: number }, b: { readonly start: number }): number {
  return a.start - b.start
}

/** Without the spaces that both begin or end with. */
function trimmed(before: string, after: string, { start, end, from, to }: Change): Change {
  let [s, e, f, t] = [start, end, from, to]
  while (s < e && f < t && before[s] === ' ' && after[f] === ' ') [s, f] = [s + 1, f + 1]
  while (s < e && f < t && before[e - 1] === ' ' && after[t - 1] === ' ') [e, t] = [e - 1, t - 1]
  return { start: s, end: e, from: f, to: t }
}
