import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const conveningPlan = z.strictObject({})
export type ConveningPlan = z.infer<typeof conveningPlan>

export const conveningStage: StageDesign<typeof conveningPlan> = {
  kind: 'convening',
  title: 'Convening',
  purpose: 'People meet; the minutes say what was said and where they stood.',
  who: ['facilitator'],
  visibility: 'live',
  days: 7,
  plan: conveningPlan,
}
