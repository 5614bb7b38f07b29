import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const adoptionPlan = z.strictObject({})
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
