import type { WordRun } from './contract.ts'
import { joined } from './runs.ts'
import { type Token, tokensOf } from './tokens.ts'

/**
 * [DIFF10] An earlier text with the phrases that live on elsewhere as runs of kind mov; the rest is same. Phrases are those a
 * recorded lineage names; one that does not stand in the text marks nothing.
 */
export function carriedFrom(text: string, phrases: readonly string[]): WordRun[] {
  const carried = new Uint8Array(text.length)
  for (const phrase of phrases) {
    const at = phrase === '' ? -1 : text.indexOf(phrase)
    if (at >= 0) carried.fill(1, at, at + phrase.length)
  }
  let place = 0
  return joined(
    tokensOf(text).map(token => {
      const kind = carried[place] ? 'mov' : 'same'
      place += token.text.length
      return { kind, text: token.text, marks: [] }
    }),
  )
}

/**
 * [DIFF10] A later text into which phrases were carried: words akin to one of them are mov, what else it says is ins. A
 * phrase is seldom carried word for word ("empower students" became "students are empowered"), hence akin and not equal.
 */
export function carriedInto(text: string, phrases: readonly string[]): WordRun[] {
  const words = phrases.flatMap(tokensOf).filter(isContent)
  const tokens = tokensOf(text)
  const moved = tokens.map(token => isContent(token) && words.some(word => areAkin(word.text, token.text)))
  bridge(tokens, moved)
  const end = tokens.findLastIndex(token => token.isWord) + 1
  return joined(
    tokens.map((token, index) => {
      const kind = moved[index] ? 'mov' : index < end ? 'ins' : 'same'
      return { kind, text: token.text, marks: [] }
    }),
  )
}

/** "measurable, and transferable" is one thing carried: little words and commas between two moved words go with them. */
function bridge(tokens: readonly Token[], moved: boolean[]): void {
  let last = -1
  for (let index = 0; index < tokens.length; index += 1) {
    if (!moved[index]) continue
    const between = tokens.slice(last + 1, index)
    if (last >= 0 && between.length <= 5 && between.every(isConnective)) moved.fill(true, last + 1, index)
    last = index
  }
}

function isConnective(token: Token): boolean {
  return token.isWord ? !isContent(token) : /^[\s,]*$/u.test(token.text)
}

function isContent(token: Token): boolean {
  return token.isWord && token.weight > 0.8
}

/** The same word, or two that share most of their beginning: create and creation, empower and empowered. */
function areAkin(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared += 1
  const shorter = Math.min(one.length, other.length)
  return shared === shorter || (shared >= 4 && shared >= shorter * 0.75)
}
