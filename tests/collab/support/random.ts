import { randomInt } from 'node:crypto'

export interface Chance {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number
  one<T>(among: readonly T[]): T
}

/** FIELDWORD_SEED alone where it is set; else a new seed, and those that failed before. A test says its seed in its name. */
export function seeds(...kept: readonly number[]): number[] {
  const asked = process.env.FIELDWORD_SEED
  return asked === undefined ? [randomInt(2 ** 31), ...kept] : [Number(asked)]
}

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    one: among => {
      const chosen = among[below(among.length)]
      if (chosen === undefined) throw new Error('Nothing to choose from')
      return chosen
    },
  }
}
