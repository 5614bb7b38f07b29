import { type Budget, budgetOf, spend } from '../diff/budget.ts'
import type { WordRun } from '../diff/contract.ts'
import { joined } from '../diff/runs.ts'
import { type Token, tokensOf } from '../diff/tokens.ts'
import { listEnd } from '../diff/words.ts'
import { placeOf, wordsOf } from './stretches.ts'
import { areForms, bridgedPlaces, isTelling } from './word-forms.ts'

type Rest = 'same' | 'ins'

/** [DEF6] The text a reading took its words from, with those words marked, and the rest as said; all of it when none are named. */
export function markCarried(text: string, phrases: readonly string[], rest: Rest): WordRun[] {
  const end = text.search(listEnd)
  if (phrases.length === 0) return joined([run('mov', text.slice(0, end)), run('same', text.slice(end))])
  const ranges = phrases.flatMap(phrase => placeOf(text, phrase) ?? []).sort((a, b) => a.start - b.start)
  const runs: WordRun[] = []
  let place = 0
  for (const range of ranges) {
    const start = Math.max(place, range.start)
    runs.push(run(rest, text.slice(place, start)), run('mov', text.slice(start, range.end)))
    place = Math.max(place, range.end)
  }
  return joined([
    ...runs,
    run(rest, text.slice(place, Math.max(place, end))),
    run('same', text.slice(Math.max(place, end))),
  ])
}

/**
 * [DEF7] The other text, with the words marked that came from `phrases`, and the rest as said. A word counts as one of them
 * when it is the same or another form of it ("creation", "create"): the reading names words on one side only.
 */
export function markArrived(
  text: string,
  phrases: readonly string[],
  rest: Rest,
  budget: Budget = budgetOf(),
): WordRun[] {
  const end = text.search(listEnd)
  const tokens = tokensOf(text.slice(0, end))
  const places = phrases.map(phrase => bridgedPlaces(tokens, carriedBy(phrase, tokens.length, budget)))
  const carried = new Set(places.flat())
  const runs = tokens.map((token, place) => run(carried.has(place) ? 'mov' : rest, token.text))
  return joined([...runs, run('same', text.slice(end))])
}

/** Past the budget only the very words count, and not other forms of them. */
function carriedBy(phrase: string, tokens: number, budget: Budget): (token: Token) => boolean {
  const words = [...new Set(tokensOf(wordsOf(phrase)).filter(isTelling))]
  const same = new Set(words.map(({ text }) => text.toLowerCase()))
  const isSame = (token: Token) => same.has(token.text.toLowerCase())
  if (!spend(budget, words.length * tokens)) return isSame
  return token => isSame(token) || words.some(word => areForms(token.text, word.text))
}

function run(kind: WordRun['kind'], text: string): WordRun {
  return { kind, text, marks: [] }
}
