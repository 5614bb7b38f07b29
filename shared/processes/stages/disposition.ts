import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const dispositionPlan = z.strictObject({})
export type DispositionPlan = z.infer<typeof dispositionPlan>

export const dispositionStage: StageDesign<typeof dispositionPlan> = {
  kind: 'disposition',
  title: 'Disposition',
  purpose: 'Every comment gets a decision and a reason that its author can read.',
  who: ['editor'],
  visibility: 'live',
  days: 28,
  plan: dispositionPlan,
}
