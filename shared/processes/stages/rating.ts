import { z } from 'zod'
import { wholeNumber } from '../plan-number.ts'
import type { StageDesign } from '../stage.ts'

const percent = wholeNumber(1, 100)

/** [PR170] How ratings are given and what they are held against: locked when the stage opens. */
export const ratingPlan = z
  .strictObject({
    /** How many points the scale has, from 1. */
    scale: z.union([z.literal(5), z.literal(9)]).default(9),
    /** What takes an element in: shares of agreement and disagreement, or RAND/UCLA appropriateness. */
    rule: z.enum(['shares', 'appropriateness']).default('shares'),
    /** In percent of those who rated. */
    agreeAtLeast: percent.default(75),
    disagreeBelow: percent.default(15),
    /** Ratings under which an element stays unresolved. */
    fewest: wholeNumber(1, 10_000).default(5),
    /** Rounds at most. */
    rounds: wholeNumber(1, 3).default(3),
    /** Whether whoever disagrees has to say why. */
    reasons: z.enum(['asked', 'required']).default('asked'),
    /** What is told beside shares, medians and quartiles. */
    statistics: z
      .array(z.enum(['appropriateness', 'stability', 'groups']))
      .max(3)
      .default(['appropriateness', 'stability', 'groups']),
    /** Who sees who rated what. */
    individual: z.enum(['nobody', 'facilitators']).default('nobody'),
  })
  .refine(({ scale, rule }) => scale === 9 || rule === 'shares', {
    message: 'Appropriateness is defined for nine points. Choose nine, or shares.',
    path: ['rule'],
  })
export type RatingPlan = z.infer<typeof ratingPlan>

export const ratingStage: StageDesign<typeof ratingPlan> = {
  kind: 'rating',
  title: 'Rating rounds',
  purpose: 'A panel rates each element, sees where the group stands, and rates again.',
  who: ['panel'],
  visibility: 'blind',
  days: 21,
  plan: ratingPlan,
}
