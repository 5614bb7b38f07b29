import { z } from 'zod'

/** [PR380] What stands in the place of words that are not shown; null where they are. */
export const withheld = z.object({ state: z.enum(['hidden', 'redacted']), reason: z.string() }).nullable()
export type Withheld = z.infer<typeof withheld>

export function withheldInWords({ state, reason }: NonNullable<Withheld>): string {
  return state === 'hidden' ? `Hidden by a moderator: ${reason}` : `Destroyed by an admin: ${reason}`
}
