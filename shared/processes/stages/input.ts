import { z } from 'zod'
import { lines } from '../../kernel/contract.ts'
import { wholeNumber } from '../plan-number.ts'
import type { StageDesign } from '../stage.ts'
import { questions } from '../survey.ts'

/** [PR60] What the field is asked, in this order. */
export const inputPlan = z.strictObject({
  /** Said before the questions. */
  intro: lines.max(5000, 'Use at most 5,000 characters.').default(''),
  questions: questions.default([]),
  /** [PR84] Of the share that the charter aims for, how much of it a group has to reach, in percent. */
  reach: wholeNumber(0, 100).default(80),
})
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
