import { z } from 'zod'

export const id = z.uuid()
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime()
export const slug = z
  .string()
  .min(1)
  .max(120)
  // Marks belong to the letter before them: without them Hindi, Thai or Arabic lose their vowels.
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u,
    'Letters, digits and single hyphens only.',
  )

// Control characters cannot be stored or seen; direction overrides make a text read as another.
const unseenInLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u
const unseenInText = /(?![\n\r\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** Of a revision of a page: as much as PostgreSQL's integers hold. */
export const revisionNumber = z.coerce.number().int().min(1).max(2_000_000_000)
/** One line a person wrote. */
export const line = z
  .string()
  .trim()
  .refine(text => !unseenInLine.test(text), 'Leave out line ends and control characters.')
/** Text of several lines that a person wrote. */
export const lines = z
  .string()
  .trim()
  .refine(text => !unseenInText.test(text), 'Leave out control characters.')
export const title = line.min(1, 'Write a title.').max(200, 'Use at most 200 characters.')

/** What every list takes: where to go on (as the list before said) and how many at most. */
export const listing = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
}

/** What every list answers. `nextCursor` is null at the end. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

export interface List<T> {
  readonly items: T[]
  readonly nextCursor: string | null
}

export const person = z.object({ id, name: z.string(), colour: z.number().int() })
export type Person = z.infer<typeof person>

/** A work outside this wiki that a text comes from. */
export const source = z.object({ title: z.string(), address: z.string() })
export type Source = z.infer<typeof source>
