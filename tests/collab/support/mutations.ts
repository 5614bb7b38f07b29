import type { Chance } from './random.ts'

type Mutation = (frame: Uint8Array, other: Uint8Array, chance: Chance) => Uint8Array

const flipping: Mutation = (frame, _other, chance) => {
  const flipped = frame.slice()
  const at = chance.below(flipped.length)
  flipped[at] = (flipped[at] ?? 0) ^ (1 << chance.below(8))
  return flipped
}
const truncating: Mutation = (frame, _other, chance) => frame.slice(0, chance.below(frame.length + 1))
const splicing: Mutation = (frame, other, chance) =>
  Uint8Array.of(...frame.subarray(0, chance.below(frame.length + 1)), ...other.subarray(chance.below(other.length + 1)))
const repeating: Mutation = (frame, _other, chance) => {
  const from = chance.below(frame.length)
  const part = frame.subarray(from, from + 1 + chance.below(8))
  return Uint8Array.of(...frame.subarray(0, from), ...part, ...frame.subarray(from))
}
/** Where a length or a number stands, one that is too large, or zero. */
const lying: Mutation = (frame, _other, chance) => {
  const lie = chance.one([
    [0],
    [1],
    [127],
    [255, 255, 3],
    [255, 255, 255, 255, 15],
    [255, 255, 255, 255, 255, 255, 255, 15],
  ])
  const at = chance.below(frame.length)
  return Uint8Array.of(...frame.subarray(0, at), ...lie, ...frame.subarray(at + 1))
}
const swapping: Mutation = (frame, _other, chance) => {
  const swapped = frame.slice()
  swapped[chance.below(2)] = chance.below(8)
  return swapped
}

const all = [flipping, flipping, truncating, splicing, repeating, lying, swapping]

/** A frame as nobody means to send it; `other` is one to take a part from. */
export function mutate(frame: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  let mutated = frame
  for (let times = 1 + chance.below(2); times > 0 && mutated.length > 1; times -= 1)
    mutated = chance.one(all)(mutated, other, chance)
  return mutated
}
