import { randomInt } from 'node:crypto'

export interface Chance {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number
  one<T>(among: readonly T[]): T
}

/**
 * Runs a test with chances from a seed: FIELDWORD_SEED where it is set, one of those that failed before, or a new one. A
 * failure says the seed.
 */
export function bySeed(seed: number | 'new', test: (chance: Chance) => Promise<void>): () => Promise<void> {
  return async () => {
    const given = Number(process.env.FIELDWORD_SEED ?? seed)
    const used = Number.isNaN(given) ? randomInt(2 ** 31) : given
    try {
      await test(chanceOf(used))
    } catch (error) {
      throw new Error(`With FIELDWORD_SEED=${used}`, { cause: error })
    }
  }
}

/** mulberry32 */
function chanceOf(seed: number): Chance {
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
