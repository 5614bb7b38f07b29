import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const inputPlan = z.strictObject({})
export type InputPlan = z.infer<typeof inputPlan>

export const inputStage: StageDesign<typeof inputPlan> = {
  kind: 'input',
  title: 'Call for input',
  purpose: 'The field answers questions and gives evidence.',
  who: ['public'],
  visibility: 'live',
  days: 28,
  plan: inputPlan,
}
