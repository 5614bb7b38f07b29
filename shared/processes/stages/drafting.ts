import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const draftingPlan = z.strictObject({
  /** [PR286] Every issue that is open has a draft that answers it, before the stage is left. */
  answersEachIssue: z.boolean().default(true),
})
export type DraftingPlan = z.infer<typeof draftingPlan>

export const draftingStage: StageDesign<typeof draftingPlan> = {
  kind: 'drafting',
  title: 'Drafting',
  purpose: 'A working group writes a draft that answers the issues.',
  who: ['working_group', 'editor'],
  visibility: 'live',
  days: 42,
  plan: draftingPlan,
}
