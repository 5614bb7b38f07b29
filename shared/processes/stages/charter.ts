import { z } from 'zod'
import { wholeNumber } from '../plan-number.ts'
import type { StageDesign } from '../stage.ts'

export const charterPlan = z.strictObject({
  /** How many stewards have to approve the charter as it stands before the stage is left. */
  approvals: wholeNumber(0, 10).default(1),
})
export type CharterPlan = z.infer<typeof charterPlan>

export const charterStage: StageDesign<typeof charterPlan> = {
  kind: 'charter',
  title: 'Charter',
  purpose: 'Stewards say what is to be decided, by whom and by which rules.',
  who: ['steward'],
  visibility: 'live',
  days: null,
  plan: charterPlan,
}
