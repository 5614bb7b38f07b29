import { z } from 'zod'
import { wholeNumber } from '../plan-number.ts'
import type { StageDesign } from '../stage.ts'

/** [PR230] Of what has to approve: more than half, or at least the other shares. Fractions, because two thirds are no percentage. */
export const majority = z.enum(['half', 'two_thirds', 'three_quarters', 'all'])
export type Majority = z.infer<typeof majority>

export const adoptionPlan = z
  .strictObject({
    /** The quorum is a share of all who may vote, or a number of them. */
    quorumOf: z.enum(['percent', 'number']).default('percent'),
    quorum: wholeNumber(1, 5_000).default(50),
    majority: majority.default('two_thirds'),
    /** votes: those for and against, abstentions left out. roll: all who may vote. */
    majorityOf: z.enum(['votes', 'roll']).default('votes'),
  })
  .refine(({ quorumOf, quorum }) => quorumOf === 'number' || quorum <= 100, {
    path: ['quorum'],
    message: 'A share is at most 100 %.',
  })
export type AdoptionPlan = z.infer<typeof adoptionPlan>

export const adoptionStage: StageDesign<typeof adoptionPlan> = {
  kind: 'adoption',
  title: 'Adoption',
  purpose: 'Ratifiers vote on the text. What passes becomes a version of the definition.',
  who: ['ratifier'],
  visibility: 'blind',
  days: 14,
  plan: adoptionPlan,
}
