import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, slug } from '../kernel/contract.ts'
import { changesOfText, frozenText } from './changes-contract.ts'
import { charter } from './charter.ts'
import {
  adoptedPart,
  answeredPart,
  ballotPart,
  deviation,
  invitedPart,
  metPart,
  namedElement,
  notePart,
  objectedPart,
  ratedPart,
} from './report/parts.ts'
import { figure } from './stage.ts'
import {
  changeClass,
  contributionType,
  processNature,
  processRole,
  processState,
  stageKind,
  stageState,
} from './vocabulary.ts'

const element = z.object({ id: z.string(), number: z.number().int(), handle: z.string(), text: z.string() })

/** [PR310] How much was said of an element in a stage, by type. */
export const matrixCell = z.object({
  /** None for the text as a whole, or what it does not have. */
  elementId: z.string().nullable(),
  stageId: id,
  type: contributionType,
  count: z.number().int(),
})

export const matrix = z.object({
  process: changesOfText.shape.process,
  /** Of the newest text, and those that were spoken of and are not in it any more, without words. */
  elements: z.array(element),
  /** Stages in which something was said that whoever asks may count. */
  stages: z.array(z.object({ id, title: z.string(), kind: stageKind })),
  cells: z.array(matrixCell),
})
export type Matrix = z.infer<typeof matrix>

/** [PR321] A group, and how many of it took part; null where that is not told. */
export const participation = z.object({
  key: z.string(),
  name: z.string(),
  target: z.number().nullable(),
  people: z.number().int().nullable(),
})

export const processReport = z.object({
  process: changesOfText.shape.process.extend({
    summary: z.string(),
    nature: processNature,
    state: processState,
    createdAt: instant,
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    events: z.number().int(),
  }),
  charter,
  texts: z.array(frozenText),
  stages: z.array(
    z.object({
      id,
      position: z.number().int(),
      title: z.string(),
      purpose: z.string(),
      kind: stageKind,
      state: stageState,
      openedAt: instant.nullable(),
      closedAt: instant.nullable(),
      planHash: z.string().nullable(),
      inputHash: z.string().nullable(),
      figures: z.array(figure),
      /** As it was kept when it closed; null before, and where its visibility keeps it back. */
      report: z.unknown(),
      reportHash: z.string().nullable(),
      contributions: z.number().int().nullable(),
    }),
  ),
  people: z.object({
    /** Who took part, in all. */
    all: z.number().int(),
    /** Who said something under an account. */
    contributed: z.number().int(),
    groups: z.array(participation),
    /** How many were given each role. */
    roles: z.array(z.object({ role: processRole, people: z.number().int() })),
    invited: invitedPart,
  }),
  elements: z.array(namedElement),
  /** [PR376] Null where no stage that answers inputs has begun. */
  answered: answeredPart.nullable(),
  rated: z.array(ratedPart),
  met: z.array(metPart),
  objections: z.array(objectedPart),
  ballots: z.array(ballotPart),
  notes: z.array(notePart),
  adopted: adoptedPart.nullable(),
  deviations: z.array(deviation),
  /** [PR378] What the report cannot say, or what it says of few: sentences. */
  limitations: z.array(z.string()),
  /** What was decided, in order, with the reasons. */
  decisions: z.array(
    z.object({
      number: z.number().int(),
      at: instant,
      kind: z.string(),
      stage: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  changes: z.array(
    z.object({
      text: z.number().int(),
      all: z.number().int(),
      unexplained: z.number().int(),
      byClass: z.record(changeClass, z.number()),
    }),
  ),
})
export type ProcessReport = z.infer<typeof processReport>

export const reportContract = {
  matrix: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/matrix',
      tags: ['processes'],
      summary: 'How much was said of which element, by stage and type',
    })
    .input(z.strictObject({ slug }))
    .output(matrix),
  report: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/report',
      tags: ['processes'],
      summary:
        'The report of a process: by which rules, who took part, what came of each stage, what was decided and changed',
    })
    .input(z.strictObject({ slug }))
    .output(processReport),
}
