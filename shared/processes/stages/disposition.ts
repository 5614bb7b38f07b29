import { z } from 'zod'
import { answeredByDefault } from '../disposition-vocabulary.ts'
import { wholeNumber } from '../plan-number.ts'
import type { StageDesign } from '../stage.ts'
import { contributionKind } from '../vocabulary.ts'

export const dispositionPlan = z.strictObject({
  /** What is answered one by one. What a call for input brings is answered by issue, where nothing else is said. */
  kinds: z
    .array(contributionKind)
    .min(1)
    .max(5)
    .default([...answeredByDefault]),
  /** Days in which whoever made a contribution says whether they are satisfied; after that they said nothing. */
  acknowledgeDays: wholeNumber(1, 365).default(14),
})
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
