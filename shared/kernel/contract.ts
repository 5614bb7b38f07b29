import { z } from 'zod'

export const id = z.uuid()
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime()
export const slug = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u, 'Letters, digits and single hyphens only.')
export const title = z.string().trim().min(1).max(200)

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
