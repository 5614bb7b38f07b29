import { z } from 'zod'
import { instant } from '../../kernel/contract.ts'
import { ballotResult } from '../adoption-contract.ts'
import { dispositionKind } from '../disposition-vocabulary.ts'
import { answerFigures } from '../dispositions-contract.ts'
import { groupFigures, outcome, roundReport } from '../rating/report.ts'
import { ratingPlan } from '../stages/rating.ts'
import { contributionType } from '../vocabulary.ts'
import { withheld } from '../withheld.ts'

const count = z.number().int()

/** Of the newest text, or of the one the process began with. */
export const namedElement = z.object({ id: z.string(), number: count, handle: z.string() })
export type NamedElement = z.infer<typeof namedElement>

/** [PR376] How inputs were answered: of all, and by element and type. */
export const answeredPart = z.object({
  figures: answerFigures,
  /** [PR350] How many came after answers were closed and have none. */
  late: count,
  cells: z.array(
    z.object({
      /** None for the text as a whole, or what it does not have. */
      elementId: z.string().nullable(),
      type: contributionType,
      /** None for what has no answer. */
      kind: dispositionKind.nullable(),
      count,
      /** In days from what was said to its answer. */
      medianDays: z.number().nullable(),
    }),
  ),
})

const ratedElement = z.object({
  ...namedElement.shape,
  n: count,
  outcome,
  /** Null where too few rated it. */
  figures: z
    .object({ median: z.number(), quartiles: z.tuple([z.number(), z.number()]), agree: count, disagree: count })
    .nullable(),
  groups: z.array(groupFigures.extend({ name: z.string() })),
})

/** [PR376] A rating stage, with its rounds that are closed. */
export const ratedPart = z.object({
  stage: z.string(),
  plan: ratingPlan,
  rounds: z.array(
    z.object({
      number: count,
      closedAt: instant,
      raters: count,
      /** How many were asked; null where it was no panel. */
      panel: count.nullable(),
      attrition: roundReport.shape.attrition,
      elements: z.array(ratedElement),
    }),
  ),
})

/** [PR376] A stage of meetings; groups as [PR215] tells them. */
export const metPart = z.object({
  stage: z.string(),
  attended: count,
  items: count,
  polls: count,
  meetings: z.array(
    z.object({
      title: z.string(),
      heldOn: z.string(),
      place: z.string(),
      attended: count,
      items: count,
      polls: count,
    }),
  ),
  groups: z.array(z.object({ name: z.string(), count: count.nullable() })),
})

export const objectionState = z.enum(['open', 'offered', 'resolved', 'withdrawn', 'upheld', 'dismissed'])

export const objectedPart = z.object({
  number: count,
  stage: z.string(),
  elementId: z.string().nullable(),
  state: objectionState,
  /** Empty where it was hidden or destroyed. */
  text: z.string(),
  remedy: z.string(),
  supporters: count,
  /** Why it was ruled so, or how it is mended; empty before. */
  reason: z.string(),
})

export const ballotPart = z.object({
  stage: z.string(),
  textHash: z.string().nullable(),
  closedAt: instant.nullable(),
  voted: count,
  roll: count,
  /** Null until it is closed. */
  result: ballotResult.nullable(),
})

export const notePart = z.object({
  elementId: z.string().nullable(),
  text: z.string(),
  /** [PR380] What stands in its place, where it is hidden or destroyed. */
  withheld,
  /** Empty where the charter keeps it, or nobody agreed to be named. */
  by: z.string(),
  at: instant,
})

const tieEnd = z.object({ number: count, handle: z.string() }).nullable()

export const adoptedPart = z.object({
  label: z.string(),
  at: instant,
  textHash: z.string(),
  rationale: z.string(),
  /** The version whose place it takes; null where there was none. */
  replaces: z.string().nullable(),
  /** How its elements came from those of the version before. */
  ties: z.array(z.object({ from: tieEnd, to: tieEnd, kind: z.string(), rationale: z.string() })),
})

export const invitedPart = z.object({
  byName: count,
  /** Of those invited by name, who take part. */
  answered: count,
  groups: z.array(z.object({ group: z.string(), people: count })),
})

/** Where the process went otherwise than planned, and why. */
export const deviation = z.object({
  number: count,
  at: instant,
  kind: z.string(),
  stage: z.string().nullable(),
  reason: z.string(),
  /** What should have been so when a stage was closed and was not. */
  unmet: z.array(z.string()),
})
