import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const commentPlan = z.strictObject({})
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
