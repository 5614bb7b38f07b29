import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { id, instant, lines, person } from '../kernel/contract.ts'
import { picks } from './choosing/contract.ts'
import { reviewRef } from './contract.ts'

const hash = z.string().length(64)
const number = z.coerce.number().int().min(1).max(1_000_000)
const chosen = z.array(number).max(20_000).default([])
const { part } = comparisonWish
const tags = ['review']

export const partPreview = z.object({
  review: reviewRef,
  picks,
  chosen: z.array(z.number().int()),
  /** From what visitors read to what the chosen changes make of it. */
  comparison,
  /** Of that, of the proposal, and of what visitors read; none for a page's first text. Accepting names the three. */
  resultHash: hash,
  contentHash: hash,
  ontoHash: hash.nullable(),
  /** [RV97] What moderators picked in this round so far, newest first. */
  picked: z.array(
    z.object({
      by: person,
      chosen: z.array(z.number().int()),
      reason: z.string(),
      pickedAt: instant,
      /** How many people picked exactly this, and how many have to. */
      given: z.number().int(),
      needed: z.number().int(),
    }),
  ),
})
export type PartPreview = z.infer<typeof partPreview>

export const partContract = {
  picking: oc
    .route({
      method: 'GET',
      path: '/reviews/{id}/part',
      tags,
      summary: 'The changes of a proposal one by one, and what some of them make',
    })
    .input(z.strictObject({ id, chosen, part }))
    .output(partPreview),
  acceptPart: oc
    .route({ method: 'POST', path: '/reviews/{id}/part', tags, summary: 'Accept some of the changes of a proposal' })
    .input(
      z.strictObject({
        ...{ id, chosen, reason: lines.max(2000).default('') },
        ...{ resultHash: hash, contentHash: hash, ontoHash: hash.nullable() },
      }),
    )
    .output(reviewRef),
}
