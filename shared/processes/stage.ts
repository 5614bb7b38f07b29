import { z } from 'zod'
import type { Involvement, StageKind, StageVisibility } from './vocabulary.ts'

/** [PR12] Something that has to be so before a stage is left; computed, and public. */
export const criterion = z.object({
  key: z.string(),
  /** As a sentence: "Every comment has an answer: 121 of 143." */
  text: z.string(),
  met: z.boolean(),
  /** A stage may be left without it, for a reason that the log tells. */
  explainable: z.boolean(),
})
export type Criterion = z.infer<typeof criterion>

/** [PR13] A number that a stage shows to everybody: "143 comments", "121 of 143 answered". */
export const figure = z.object({
  key: z.string(),
  /** What is counted, to stand after the number. */
  label: z.string(),
  value: z.number(),
  of: z.number().nullable(),
})
export type Figure = z.infer<typeof figure>

/** [PR14] What somebody can do in a stage now. */
export const nextAct = z.object({
  key: z.string(),
  /** What to do, as a button says it: "Rate the seven elements". */
  text: z.string(),
  href: z.string(),
  /** They did it; they may do it again, or change it, where the stage lets them. */
  done: z.boolean(),
  /** One sentence more: "3 of 7 rated". */
  note: z.string(),
})
export type NextAct = z.infer<typeof nextAct>

/** [PR11] What a kind of stage is, before anybody edits it. */
export interface StageDesign<Plan extends z.ZodType = z.ZodType> {
  readonly kind: StageKind
  readonly title: string
  readonly purpose: string
  readonly who: readonly Involvement[]
  readonly visibility: StageVisibility
  /** Days that it is open, where its preset says nothing else; null where nothing ends it but a person. */
  readonly days: number | null
  /** What is locked when it opens. Its defaults are the plan of a new stage. */
  readonly plan: Plan
}
