import { z } from 'zod'
import { wholeNumber } from '../plan-number.ts'
import type { StageDesign } from '../stage.ts'

/** [PR84] How broad what comes in should be before the stage is left. */
export const commentPlan = z.strictObject({
  /** Every element was commented on by somebody. */
  everyElement: z.boolean().default(true),
  /** People who commented, at least. */
  people: wholeNumber(0, 100_000).default(0),
})
export type CommentPlan = z.infer<typeof commentPlan>

export const commentStage: StageDesign<typeof commentPlan> = {
  kind: 'comment',
  title: 'Public comment',
  purpose: 'Anyone comments on the draft, element by element and word by word, and says what it should say instead.',
  who: ['public'],
  visibility: 'live',
  days: 28,
  plan: commentPlan,
}
