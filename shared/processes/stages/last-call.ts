import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const lastCallPlan = z.strictObject({})
export type LastCallPlan = z.infer<typeof lastCallPlan>

export const lastCallStage: StageDesign<typeof lastCallPlan> = {
  kind: 'last_call',
  title: 'Last call',
  purpose: 'Anyone may object to the text as it would be adopted, and say what would mend it.',
  who: ['public'],
  visibility: 'live',
  days: 14,
  plan: lastCallPlan,
}
