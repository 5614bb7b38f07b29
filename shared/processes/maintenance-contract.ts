import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { elementId, elementRef, processHead, publicReason } from './convening-contract.ts'
import { erratumOutcome } from './vocabulary.ts'
import { withheld } from './withheld.ts'

export const reportWish = z.strictObject({
  slug,
  text: lines.min(1, 'Say what is wrong.').max(2_000, 'Use at most 2,000 characters.'),
  elementId: elementId.nullable().default(null),
})
export type ReportWish = z.infer<typeof reportWish>

export const erratumDecisionWish = z.strictObject({
  slug,
  number: z.coerce.number().int().min(1).max(2_147_483_647),
  outcome: erratumOutcome,
  /** What the erratum says, or why there is none. */
  reason: publicReason,
})
export type ErratumDecisionWish = z.infer<typeof erratumDecisionWish>

export const reportView = z.object({
  /** Of the contribution, in its process. */
  number: z.number().int(),
  text: z.string(),
  element: elementRef.pick({ id: true, number: true, handle: true }).nullable(),
  by: person.nullable(),
  at: instant,
  decided: z
    .object({
      outcome: erratumOutcome,
      /** Empty where it is hidden from whoever asks. */
      reason: z.string(),
      withheld,
      /** [PR352] By what it is hidden; null for an erratum. */
      words: id.nullable(),
      at: instant,
      by: person.nullable(),
    })
    .nullable(),
})
export type ReportView = z.infer<typeof reportView>

const tags = ['processes']

export const maintenanceContract = {
  errata: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/errata',
      tags,
      summary: 'What was reported to be wrong with the adopted text, newest first',
    })
    .input(z.strictObject({ slug, ...listing }))
    .output(
      listOf(reportView).extend({
        process: processHead,
        adopted: z.string().nullable(),
        elements: z.array(elementRef),
        mayReport: z.boolean(),
        mayDecline: z.boolean(),
        mayIssue: z.boolean(),
        mayCall: z.boolean(),
        mayStart: z.boolean(),
      }),
    ),
  reportErratum: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/errata',
      tags,
      summary: 'Report that something is wrong with the adopted text',
      successStatus: 201,
    })
    .input(reportWish)
    .output(z.object({ number: z.number().int() })),
  decideErratum: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/errata/{number}/decision',
      tags,
      summary: 'Issue an erratum, or say why there is none',
    })
    .input(erratumDecisionWish)
    .output(z.object({ outcome: erratumOutcome })),
  callCycle: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/cycle',
      tags,
      summary: 'Say that the definition needs a new process, and why',
    })
    .input(z.strictObject({ slug, reason: publicReason }))
    .output(z.object({ logged: z.number().int() })),
}
