import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person } from '../kernel/contract.ts'

/** [ACC23] An entry of the public log. */
export const trustEntry = z.object({
  id,
  person,
  /** Whether trust was given, or taken. */
  trusted: z.boolean(),
  reason: z.string(),
  at: instant,
  by: person.nullable(),
})
export type TrustEntry = z.infer<typeof trustEntry>

export const trustWish = z.strictObject({
  id,
  trusted: z.boolean(),
  reason: lines.min(3, 'Say why: everybody reads it in the log.').max(500, 'Use at most 500 characters.'),
})
export type TrustWish = z.infer<typeof trustWish>

const tags = ['accounts']

export const trustContract = {
  setTrust: oc
    .route({ method: 'PUT', path: '/accounts/{id}/trust', tags, summary: 'Trust an account, or no more' })
    .input(trustWish)
    .output(z.object({ id, trusted: z.boolean() })),
  trusted: oc
    .route({ method: 'GET', path: '/trusted-members', tags, summary: 'Who is trusted, oldest account first' })
    .input(z.strictObject(listing))
    .output(listOf(person)),
  trustLog: oc
    .route({ method: 'GET', path: '/trust-log', tags, summary: 'Who was trusted when, by whom and why, newest first' })
    .input(z.strictObject({ ...listing, person: id.optional() }))
    .output(listOf(trustEntry)),
}
