/** People who rated in two rounds, by what they said before and after. */
export interface Transition {
  readonly before: number
  readonly after: number
  readonly people: number
}

export interface Stability {
  /** Who rated in both rounds. */
  readonly paired: number
  /** Who gave the same rating again. */
  readonly unchanged: number
  /** The share by which the picture of all ratings changed, in percent, whoever changed. */
  readonly netChange: number
  readonly stable: boolean
}

/** Under it a picture counts as the same, in percent. */
export const stableBelow = 15

/**
 * Whether a group still moves: half of what the counts of the points differ by between two rounds, as a share of the people, and stable
 * under 15 %. Scheibe, Skutsch & Schofer, "Experiments in Delphi Methodology" (in Linstone & Turoff, The Delphi Method, 1975). They take one
 * panel twice; so it is made from those who rated in both rounds, and people who leave are told by themselves. Null of nobody.
 */
export function stabilityOf(transitions: readonly Transition[]): Stability | null {
  const paired = sum(transitions.map(({ people }) => people))
  if (paired === 0) return null
  const unchanged = sum(transitions.map(({ before, after, people }) => (before === after ? people : 0)))
  const shifts = new Map<number, number>()
  for (const { before, after, people } of transitions) {
    shifts.set(before, (shifts.get(before) ?? 0) - people)
    shifts.set(after, (shifts.get(after) ?? 0) + people)
  }
  const moved = sum([...shifts.values()].map(Math.abs)) / 2
  return { paired, unchanged, netChange: (100 * moved) / paired, stable: moved * 100 < stableBelow * paired }
}

export interface Attrition {
  /** Who rated in the round before. */
  readonly before: number
  /** Who of them did so again. */
  readonly returned: number
  /** Who of them did not. */
  readonly left: number
  /** Who rated for the first time. */
  readonly joined: number
}

/** People who leave do not agree: they are counted by themselves. */
export function attritionOf(before: number, now: number, returned: number): Attrition {
  return { before, returned, left: before - returned, joined: now - returned }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
