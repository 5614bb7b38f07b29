import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { elementId, elementRef, noReason, processHead } from './convening-contract.ts'
import { contributionType, objectionRuling, objectionStepKind } from './vocabulary.ts'
import { withheld } from './withheld.ts'

export const textHash = z.string().regex(/^[0-9a-f]{64}$/, 'The hash of a text, in 64 hexadecimal digits.')

export const objectionState = z.enum(['open', 'offered', 'resolved', 'withdrawn', 'upheld', 'dismissed'])

export const objectionWish = z.strictObject({
  slug,
  /** Of the text that was read. */
  textHash,
  text: lines.min(1, 'Say what is wrong.').max(5_000, 'Use at most 5,000 characters.'),
  /** What would mend it. */
  remedy: lines.min(1, 'Say what would mend it.').max(5_000, 'Use at most 5,000 characters.'),
  type: contributionType.default('general'),
  elementId: elementId.nullable().default(null),
})
export type ObjectionWish = z.infer<typeof objectionWish>

export const objectionStepWish = z.strictObject({
  slug,
  number: z.coerce.number().int().min(1).max(2_147_483_647),
  kind: objectionStepKind,
  ruling: objectionRuling.nullable().default(null),
  reason: noReason.default(''),
})
export type ObjectionStepWish = z.infer<typeof objectionStepWish>

export const objectionStepView = z.object({
  id,
  kind: objectionStepKind,
  ruling: objectionRuling.nullable(),
  /** Empty where it is hidden from whoever asks. */
  reason: z.string(),
  /** [PR351] What stands in its place. */
  withheld,
  by: person.nullable(),
  at: instant,
})
export type ObjectionStepView = z.infer<typeof objectionStepView>

export const objectionView = z.object({
  /** Of the contribution, in its process. */
  number: z.number().int(),
  state: objectionState,
  text: z.string(),
  remedy: z.string(),
  element: elementRef.pick({ id: true, number: true, handle: true }).nullable(),
  /** None where it is hidden from whoever asks. */
  by: person.nullable(),
  at: instant,
  supporters: z.number().int(),
  /** Oldest first. */
  steps: z.array(objectionStepView),
  /** What whoever asks can do with it now. */
  may: z.object({
    offer: z.boolean(),
    accept: z.boolean(),
    withdraw: z.boolean(),
    rule: z.boolean(),
    support: z.boolean(),
  }),
  supported: z.boolean(),
})
export type ObjectionView = z.infer<typeof objectionView>

const tags = ['processes']

export const lastCallContract = {
  objections: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/objections',
      tags,
      summary: 'Objections of the last call, with what became of each; newest first',
    })
    .input(z.strictObject({ slug, ...listing }))
    .output(
      listOf(objectionView).extend({
        process: processHead,
        /** The text it is about; null where there has been no last call. */
        textHash: z.string().nullable(),
        elements: z.array(elementRef),
        unresolved: z.number().int(),
        mayObject: z.boolean(),
        closesAt: instant.nullable(),
      }),
    ),
  object: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/objections',
      tags,
      summary: 'Object to the text as it would be adopted, and say what would mend it',
      successStatus: 201,
    })
    .input(objectionWish)
    .output(z.object({ number: z.number().int() })),
  takeObjectionOn: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/objections/{number}/steps',
      tags,
      summary: 'Say how an objection is mended, agree that it is, take it back, or rule on it',
    })
    .input(objectionStepWish)
    .output(z.object({ state: objectionState })),
  supportObjection: oc
    .route({
      method: 'PUT',
      path: '/processes/{slug}/objections/{number}/support',
      tags,
      summary: 'Stand behind somebody’s objection, or no longer',
    })
    .input(z.strictObject({ slug, number: z.coerce.number().int().min(1).max(2_147_483_647), support: z.boolean() }))
    .output(z.object({ supporters: z.number().int() })),
}
