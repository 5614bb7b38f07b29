import { nameKey } from '../accounts/name.ts'
import type { Person } from '../kernel/contract.ts'

/** Mentions of one comment, at most; more are left as words. */
export const mostMentions = 20
const mostWords = 6
const longestName = 60

/** [DSC8] A mention as it is stored: by the account's id, so that it names the same account whatever happens to its name. */
const stored = /@\[([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/g

/** The ids of the accounts that a text mentions, each once, in the order of their first mention. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(stored)].map(match => match[1] ?? ''))].slice(0, mostMentions)
}

/** A text whose mentions are told apart from its words: pieces in their order, a mention by its id. */
export function partsOf(text: string): (string | { readonly id: string })[] {
  return text.split(stored).map((part, index) => (index % 2 === 0 ? part : { id: part }))
}

/** The same with names, as somebody would write it. */
export function withNames(text: string, nameOf: (id: string) => string | undefined): string {
  return text.replace(stored, (_, id: string) => `@${nameOf(id) ?? 'somebody'}`)
}

/** What follows an "@" that begins a word: an address of mail has one too. */
const begun = /(?<![\p{L}\p{N}_.])@(?=[\p{L}\p{N}])/gu

/** [DSC8] Names that a text may mean by its "@", as accounts are found by them; longer ones first for each. */
export function nameKeysMeant(text: string): string[] {
  return [...new Set(placesMeant(text).flatMap(({ names }) => names.map(({ key }) => key)))]
}

/** [DSC8] The text with each name that is an account's as a mention. The longest that is one counts. */
export function withMentions(text: string, people: ReadonlyMap<string, Person>): string {
  let [done, from] = ['', 0]
  for (const { at, names } of placesMeant(text)) {
    const name = names.find(({ key }) => people.has(key))
    const person = name && people.get(name.key)
    if (!name || !person || at < from) continue
    done += `${text.slice(from, at)}@[${person.id}]`
    from = at + 1 + name.length
  }
  return done + text.slice(from)
}

interface Meant {
  readonly at: number
  /** Longest first. */
  readonly names: readonly { readonly key: string; readonly length: number }[]
}

function placesMeant(text: string): Meant[] {
  return [...text.matchAll(begun)].slice(0, mostMentions).map(({ index: at }) => {
    const line = /^[^\n@]*/.exec(text.slice(at + 1, at + 1 + longestName))?.[0] ?? ''
    const ends = [...line.matchAll(/[^\s]+/g)].slice(0, mostWords).flatMap(({ 0: word, index }) => {
      const bare = word.replace(/[^\p{L}\p{N}]+$/u, '')
      const ends = [index + word.length, index + bare.length]
      return bare === '' || bare === word ? ends.slice(0, 1) : ends
    })
    const lengths = [...new Set(ends)].toSorted((a, b) => b - a)
    return { at, names: lengths.map(length => ({ key: nameKey(line.slice(0, length)), length })) }
  })
}
