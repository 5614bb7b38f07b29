import type { Writer } from '@fieldword/shared/revisions/authorship-contract.ts'
import { initials } from '../ui/avatar.tsx'

/** How somebody's words are marked: by letters and a line of their own, and never by colour alone. */
export interface Hand {
  readonly name: string
  /** None where the text came with no name: such words are not marked. */
  readonly letters: string | null
  /** 1 to 6; 0 for who has no colour. */
  readonly colour: number
  /** 1 to 5: solid, dashed, dotted, double, wavy. */
  readonly line: number
}

const lines = 5
const colours = 6

/** In the order of the writers. */
export function handsOf(writers: readonly Writer[]): Hand[] {
  const taken = new Map<string, number>()
  return writers.map((writer, place) => {
    const letters = lettersOf(writer)
    const times = (taken.get(letters ?? '') ?? 0) + 1
    taken.set(letters ?? '', times)
    return {
      name: nameOf(writer),
      letters: letters === null || times === 1 ? letters : `${letters}${times}`,
      colour: colourOf(writer, place),
      line: (place % lines) + 1,
    }
  })
}

/** "Member A", "Ada and Ben", "Author hidden". */
export function nameOf({ kind, people, names }: Writer): string {
  switch (kind) {
    case 'member':
    case 'members':
      return inARow(people.map(({ name }) => name))
    case 'outside':
      return inARow(names)
    case 'hidden':
      return 'Author hidden'
    case 'unnamed':
      return 'No author named'
  }
}

function inARow(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
}

function lettersOf({ kind, people, names }: Writer): string | null {
  const [first, second] = [...people.map(({ name }) => name), ...names]
  if (kind === 'unnamed') return null
  if (first === undefined) return '?'
  return second === undefined ? initials(first) : `${initials(first)}+`
}

function colourOf({ kind, people: [person, another] }: Writer, place: number): number {
  if (kind === 'hidden' || kind === 'unnamed') return 0
  return person && !another ? person.colour : (place % colours) + 1
}
