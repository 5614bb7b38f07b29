import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const ratingPlan = z.strictObject({})
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
