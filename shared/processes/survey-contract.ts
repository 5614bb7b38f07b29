import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, slug } from '../kernel/contract.ts'
import { answers } from './answers.ts'
import { processHead } from './head-contract.ts'
import { question, questions } from './survey.ts'
import { stageState, stageVisibility } from './vocabulary.ts'

const tags = ['processes']

const stage = z.object({
  id,
  title: z.string(),
  purpose: z.string(),
  state: stageState,
  visibility: stageVisibility,
  closesAt: instant.nullable(),
})

export const survey = z.object({
  process: processHead,
  stage,
  intro: z.string(),
  questions: z.array(question),
  /** What a question about an element is answered with. */
  elements: z.array(z.object({ id: z.string(), number: z.number().int(), handle: z.string() })),
  /** What whoever asks answered; null where they have not begun. */
  own: z.object({ answers, state: z.enum(['saved', 'submitted']), savedAt: instant }).nullable(),
  /** How many people submitted; null where that is not told yet. */
  submitted: z.number().int().nullable(),
  may: z.object({ answer: z.boolean(), edit: z.boolean(), see: z.boolean(), enter: z.boolean() }),
  /** Why they may not answer, as a sentence; empty where they may. */
  why: z.string(),
})
export type Survey = z.infer<typeof survey>

const tally = z.object({
  question: z.string(),
  answered: z.number().int(),
  values: z.array(
    z.object({ value: z.string(), name: z.string(), count: z.number().int(), place: z.number().nullable() }),
  ),
})

/** [PR65] [PR66] */
export const surveyResults = z.object({
  process: processHead,
  stage,
  questions: z.array(question),
  smallestCell: z.number().int(),
  groups: z.array(
    z.object({
      /** Null for everybody; empty for those who declared no group. */
      stratum: z.string().nullable(),
      name: z.string(),
      /** Null where there are too few to be told of. */
      people: z.number().int().nullable(),
      tallies: z.array(tally).nullable(),
    }),
  ),
})
export type SurveyResults = z.infer<typeof surveyResults>

const ref = z.object({ slug, state: z.enum(['saved', 'submitted']) })

export const surveyContract = {
  survey: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/survey',
      tags,
      summary: 'The questions of a call for input, and your answers',
    })
    .input(z.strictObject({ slug }))
    .output(survey),
  answerSurvey: oc
    .route({
      method: 'PUT',
      path: '/processes/{slug}/survey/answers',
      tags,
      summary: 'Save your answers, or submit them',
    })
    .input(
      z.strictObject({
        slug,
        answers,
        submit: z.boolean(),
        stratum: z.string().max(40).nullable().default(null),
      }),
    )
    .output(ref),
  surveyResults: oc
    .route({ method: 'GET', path: '/processes/{slug}/survey/results', tags, summary: 'How often what was answered' })
    .input(z.strictObject({ slug }))
    .output(surveyResults),
  editSurvey: oc
    .route({
      method: 'PUT',
      path: '/processes/{slug}/survey/questions',
      tags,
      summary: 'Say what is asked, before the stage opens',
    })
    .input(z.strictObject({ slug, intro: lines.max(5000, 'Use at most 5,000 characters.').default(''), questions }))
    .output(z.object({ slug })),
}
