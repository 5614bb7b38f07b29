import { z } from 'zod'
import { line, lines } from '../kernel/contract.ts'

const text = lines.max(10_000, 'Use at most 10,000 characters.')

/** [PR5] What a process is for and by which rules it goes. */
export const charter = z.strictObject({
  /** What is to be decided, and what is not. */
  scope: text.default(''),
  /** How interests of its people that could get in the way are told. */
  conflicts: text.default(''),
  /** Whether people stand under what they say by name: to everybody, or to the people of the process alone. */
  names: z.enum(['public', 'people']).default('public'),
  /** Under which number of people nothing is told of a group. */
  smallestCell: z.number().int().min(1).max(50).default(5),
  /** Whoever has an account takes part, or whoever was invited. */
  joining: z.enum(['open', 'invitation']).default('open'),
})
export type Charter = z.infer<typeof charter>

export const stratumKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'Small letters, digits and hyphens, a letter first, at most 40.')

/** [PR6] A group that people declare themselves to be of. */
export const stratum = z.strictObject({
  key: stratumKey,
  name: line.min(1, 'Write a name.').max(80, 'Use at most 80 characters.'),
  /** The share of all who take part that the charter aims for, in percent; none where it says nothing. */
  target: z.number().min(0).max(100).nullable().default(null),
})
export type Stratum = z.infer<typeof stratum>

export const mostStrata = 20
export const strata = z
  .array(stratum)
  .max(mostStrata)
  .refine(all => new Set(all.map(({ key }) => key)).size === all.length, 'Two groups have the same key.')
