import type { WordRun } from '../diff/contract.ts'
import { joined } from '../diff/runs.ts'
import { type Token, tokensOf } from '../diff/tokens.ts'
import { listEnd } from '../diff/words.ts'

// In alphabets that spell, words this short ("and", "are", "of") stand everywhere and carry nothing by themselves.
const small = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]{1,3}$/u

/** [DEF6] An earlier text with the words that carried over marked; all of it when none are named. */
export function markCarried(text: string, phrases: readonly string[]): WordRun[] {
  if (phrases.length === 0) return markUpToEnd(text, 'mov')
  const ranges = phrases
    .map(phrase => ({ start: text.indexOf(phrase), length: phrase.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start)
  const runs: WordRun[] = []
  let place = 0
  for (const { start, length } of ranges) {
    if (start + length <= place) continue
    runs.push(
      run('same', text.slice(place, Math.max(place, start))),
      run('mov', text.slice(Math.max(place, start), start + length)),
    )
    place = start + length
  }
  return joined([...runs, run('same', text.slice(place))])
}

/**
 * [DEF7] A later text with the words that came from `phrases` marked, and the rest as added. The reading names the earlier
 * words only; a later word counts as one of them when it is the same or another form of it ("creation", "create").
 */
export function markArrived(text: string, phrases: readonly string[]): WordRun[] {
  const end = text.search(listEnd)
  const tokens = tokensOf(text.slice(0, end))
  const places = phrases.map(phrase => {
    const words = tokensOf(phrase).filter(isTelling)
    return placesOf(tokens, token => words.some(word => areForms(token.text, word.text)))
  })
  const carried = new Set(places.flat())
  const runs = tokens.map((token, place) => run(carried.has(place) ? 'mov' : 'ins', token.text))
  return joined([...runs, run('same', text.slice(end))])
}

/** Where the words stand; "Students are empowered" is one thing carried over, not two with an "are" between. */
function placesOf(tokens: readonly Token[], isCarried: (token: Token) => boolean): number[] {
  const places: number[] = []
  for (const [place, token] of tokens.entries()) {
    if (!isTelling(token) || !isCarried(token)) continue
    const last = places.at(-1) ?? place
    const between = tokens.slice(last + 1, place)
    const bridged = !between.some(isTelling) && between.filter(({ isWord }) => isWord).length <= 1
    if (bridged) places.push(...between.keys().map(offset => last + 1 + offset))
    places.push(place)
  }
  return places
}

function isTelling(token: Token): boolean {
  return token.isWord && !small.test(token.text)
}

/** The same word, or one with another ending: they share four letters, and all but three of the shorter. */
function areForms(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a === b) return true
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared += 1
  return shared >= 4 && Math.min(a.length, b.length) - shared <= 3
}

function markUpToEnd(text: string, kind: WordRun['kind']): WordRun[] {
  const end = text.search(listEnd)
  return joined([run(kind, text.slice(0, end)), run('same', text.slice(end))])
}

function run(kind: WordRun['kind'], text: string): WordRun {
  return { kind, text, marks: [] }
}
