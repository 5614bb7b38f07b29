import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { initials } from '../ui/avatar.tsx'
import { charactersBy } from './authored.ts'

/** How somebody's words are marked: by letters and a line of their own, and never by colour alone. */
export interface Hand {
  readonly person: Person
  readonly letters: string
  /** 1 to 5: solid, dashed, dotted, double, wavy. */
  readonly line: number
}

export type Hands = ReadonlyMap<string, Hand>

const lines = 5

/** [COL32] The same hands in every moment of a history, so the order of the people has to be the same. */
export function handsOf(people: readonly Person[]): Hands {
  const hands = new Map<string, Hand>()
  const taken = new Map<string, number>()
  for (const [index, person] of people.entries()) {
    const short = initials(person.name)
    const times = (taken.get(short) ?? 0) + 1
    taken.set(short, times)
    hands.set(person.id, { person, letters: times === 1 ? short : `${short}${times}`, line: (index % lines) + 1 })
  }
  return hands
}

export interface Share {
  /** Null for what nobody typed: an approved text that the draft was made from or went back to. */
  readonly hand: Hand | null
  readonly percent: number
}

/** Who wrote how much of the text, most first, in percent that add up to 100. */
export function sharesOf(document: DocumentJson, hands: Hands): Share[] {
  const characters = charactersBy(document)
  const all = [...characters.values()].reduce((sum, count) => sum + count, 0)
  const shares = [...characters]
    .filter(([, count]) => count > 0)
    .map(([by, count]) => ({ hand: (by && hands.get(by)) || null, exact: (count / all) * 100 }))
    .sort((a, b) => b.exact - a.exact)
  return rounded(shares)
}

/** The largest remainders are rounded up, as seats are given out. */
function rounded(shares: readonly { readonly hand: Hand | null; readonly exact: number }[]): Share[] {
  const missing = 100 - shares.reduce((sum, { exact }) => sum + Math.floor(exact), 0)
  const up = new Set(
    [...shares].sort((a, b) => (b.exact % 1) - (a.exact % 1)).slice(0, shares.length > 0 ? missing : 0),
  )
  return shares.map(share => ({ hand: share.hand, percent: Math.floor(share.exact) + (up.has(share) ? 1 : 0) }))
}
