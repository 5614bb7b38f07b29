import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person, slug } from '../kernel/contract.ts'

export const delegation = z.object({
  id,
  pageSlug: slug,
  pageTitle: z.string(),
  to: person,
  by: person,
  reason: z.string(),
  at: instant,
  until: instant,
  /** When and by whom it was ended before its time. */
  ended: z.object({ at: instant, by: person.nullable() }).nullable(),
  /** Whether it holds now: not ended, not run out, and given by somebody who still moderates. */
  holds: z.boolean(),
})
export type DelegationView = z.infer<typeof delegation>

const tags = ['review']

export const delegationContract = {
  delegations: oc
    .route({
      method: 'GET',
      path: '/delegations',
      tags,
      summary: 'Who was named to decide on which pages, newest first',
    })
    .input(z.strictObject({ ...listing, page: slug.optional() }))
    .output(listOf(delegation)),
  delegate: oc
    .route({
      method: 'POST',
      path: '/delegations',
      tags,
      summary: 'Name a member to decide on a page',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        page: slug,
        /** The name of an account. */
        to: z.string().trim().min(1, 'Write the name of an account.').max(60),
        until: instant,
        reason: lines.min(3, 'Say why in a few words.').max(2000),
      }),
    )
    .output(z.object({ id })),
  endDelegation: oc
    .route({ method: 'POST', path: '/delegations/{id}/end', tags, summary: 'End a delegation at once' })
    .input(z.strictObject({ id }))
    .output(z.object({ id })),
}
