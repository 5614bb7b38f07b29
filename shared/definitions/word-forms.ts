import type { Token } from '../diff/tokens.ts'

// In alphabets that spell, words this short ("and", "are", "of") stand everywhere and carry nothing by themselves.
const small = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]{1,3}$/u

export function isTelling(token: Token): boolean {
  return token.isWord && !small.test(token.text)
}

/** The letters that two forms of one word share at least: four, or all of a shorter word. */
export const sharedStart = 4

/** The same word, or one with another ending: they share four letters, and all but three of the shorter. */
export function areForms(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a === b) return true
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared += 1
  return shared >= sharedStart && Math.min(a.length, b.length) - shared <= 3
}

/** The places of carried words; "Students are empowered" is one thing carried over, not two with an "are" between. */
export function bridgedPlaces(tokens: readonly Token[], isCarried: (token: Token, place: number) => boolean): number[] {
  const places: number[] = []
  for (const [place, token] of tokens.entries()) {
    if (!isTelling(token) || !isCarried(token, place)) continue
    const last = places.at(-1) ?? place
    const between = tokens.slice(last + 1, place)
    const bridged = !between.some(isTelling) && between.filter(({ isWord }) => isWord).length <= 1
    if (bridged) places.push(...between.keys().map(offset => last + 1 + offset))
    places.push(place)
  }
  return places
}
