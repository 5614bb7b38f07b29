import { oc } from '@orpc/contract'
import { z } from 'zod'
import { slug } from '../kernel/contract.ts'
import { pageRef } from '../pages/contract.ts'

/** [DEF80] What the front page opens with, and how much there is behind its doors. */
export const front = z.object({
  /** The definition that leads; null while none is in force. */
  lead: pageRef.nullable(),
  /** Whether an admin chose it; else it is the one that came into force last. */
  isChosen: z.boolean(),
  /** What visitors find. */
  counts: z.object({ definitions: z.number().int(), inForce: z.number().int(), articles: z.number().int() }),
})
export type Front = z.infer<typeof front>

const tags = ['definitions']

export const frontContract = {
  front: oc
    .route({ method: 'GET', path: '/front-page', tags, summary: 'The definition that leads, and how much there is' })
    .input(z.strictObject({}))
    .output(front),
  setLead: oc
    .route({
      method: 'PUT',
      path: '/front-page',
      tags,
      summary: 'Say which definition leads; null for the one that came into force last',
    })
    .input(z.strictObject({ slug: slug.nullable() }))
    .output(front),
}
