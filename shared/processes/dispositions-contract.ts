import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, listing, listOf, person, slug } from '../kernel/contract.ts'
import {
  answerWords,
  contributionNumber,
  disposition,
  elementFilter,
  elementKey,
  elementRef,
  inputRef,
  searchWords,
  shortReason,
} from './answering-parts.ts'
import { dispositionKind } from './disposition-vocabulary.ts'
import { contributionType } from './vocabulary.ts'

/** unset: nothing is said or proposed. waiting: proposed, to be confirmed. todo: not answered yet, in whatever way. */
export const answerFilter = z.union([dispositionKind, z.enum(['unset', 'waiting', 'returned', 'todo'])])
export type AnswerFilter = z.infer<typeof answerFilter>

export const workFilter = {
  element: elementFilter.optional(),
  type: contributionType.optional(),
  answer: answerFilter.optional(),
  /** Whose it is to answer: an editor, or nobody's yet. */
  editor: z.union([id, z.literal('none')]).optional(),
  /** Under this issue. */
  issue: contributionNumber.optional(),
  text: searchWords.optional(),
  /** What stands under one issue, or proposes the same, one after the other. */
  similar: z.stringbool().optional(),
}
const filters = z.object(workFilter)
export type WorkFilter = z.infer<typeof filters>

/** One row to be answered: a contribution, or a part of one. */
export const workRow = z.object({
  input: inputRef,
  part: z.number().int(),
  /** The words of the part; empty for the whole. */
  quote: z.string(),
  current: disposition.nullable(),
  pending: disposition.nullable(),
  returned: disposition.nullable(),
  editor: person.nullable(),
  /** Whoever asks wrote it. */
  mine: z.boolean(),
})
export type WorkRow = z.infer<typeof workRow>

const kindCount = z.object({ kind: dispositionKind, count: z.number().int() })

export const answerFigures = z.object({
  total: z.number().int(),
  answered: z.number().int(),
  /** Proposed, to be confirmed by a second editor. */
  waiting: z.number().int(),
  kinds: z.array(kindCount),
  /** In days from what was said to its answer; null where nothing is answered. */
  medianDays: z.number().nullable(),
  acknowledged: z.object({
    satisfied: z.number().int(),
    notSatisfied: z.number().int(),
    waiting: z.number().int(),
    none: z.number().int(),
  }),
})
export type AnswerFigures = z.infer<typeof answerFigures>

const processRef = z.object({
  slug: z.string(),
  title: z.string(),
  page: z.object({ slug: z.string(), title: z.string() }),
})

/** [PR350] How many came after answers were closed and have none. */
const late = z.number().int()

export const workbench = z.object({
  process: processRef,
  figures: answerFigures,
  late,
  /** In the order of the text; what is about an element that is not in it any more comes with its id alone. */
  elements: z.array(elementRef.extend({ total: z.number().int(), todo: z.number().int() })),
  whole: z.object({ total: z.number().int(), todo: z.number().int() }),
  editors: z.array(person),
  closesAt: z.string().nullable(),
  /** Whether answers may be proposed now. */
  open: z.boolean(),
})
export type Workbench = z.infer<typeof workbench>

export const pick = z.strictObject({ number: contributionNumber, part: z.number().int().min(0).max(100).default(0) })
export type Pick = z.infer<typeof pick>

export const proposeWish = z.strictObject({
  slug,
  picks: z.array(pick).min(1, 'Choose at least one comment.').max(100, 'Choose at most 100 at once.'),
  kind: dispositionKind,
  rationale: answerWords.default(''),
  duplicateOf: contributionNumber.optional(),
})

/** A contribution, what was said to it, and what came of it. */
export const answerRow = z.object({
  input: inputRef,
  /** In force, by part. */
  answers: z.array(disposition),
  parts: z.array(z.object({ number: z.number().int(), quote: z.string() })),
})
export type AnswerRow = z.infer<typeof answerRow>

/** Everything there is to know of the answers to one contribution. */
export const answerOf = answerRow.extend({
  /** Whether it is to be answered at all, and has nothing yet. */
  waits: z.boolean(),
  /** [PR350] Whether it came after answers were closed. */
  late: z.boolean(),
  /** Those that others took the place of, newest first. */
  earlier: z.array(disposition),
  elements: z.array(elementRef),
  /** The answers that whoever asks may say whether they are satisfied with. */
  may: z.object({ acknowledge: z.array(id), work: z.boolean() }),
})
export type AnswerOf = z.infer<typeof answerOf>

export const answersHead = z.object({
  process: processRef,
  figures: answerFigures,
  late,
  elements: z.array(elementRef),
  mayWork: z.boolean(),
})
export type AnswersHead = z.infer<typeof answersHead>

const tags = ['processes']
const done = z.object({ ids: z.array(id) })
const at = '/processes/{slug}'

export const dispositionsContract = {
  workbench: oc
    .route({
      method: 'GET',
      path: `${at}/workbench`,
      tags,
      summary: 'How far the answers to comments are, for editors',
    })
    .input(z.strictObject({ slug }))
    .output(workbench),
  workRows: oc
    .route({ method: 'GET', path: `${at}/workbench/rows`, tags, summary: 'Comments to answer, for editors' })
    .input(z.strictObject({ slug, ...listing, ...workFilter }))
    .output(listOf(workRow)),
  similarTo: oc
    .route({
      method: 'GET',
      path: `${at}/workbench/similar/{number}`,
      tags,
      summary: 'Comments that use the same words',
    })
    .input(z.strictObject({ slug, number: contributionNumber }))
    .output(z.object({ numbers: z.array(z.number().int()) })),
  propose: oc
    .route({
      method: 'POST',
      path: `${at}/dispositions`,
      tags,
      summary: 'Propose an answer to comments',
      successStatus: 201,
    })
    .input(proposeWish)
    .output(done),
  settle: oc
    .route({
      method: 'POST',
      path: `${at}/dispositions/settled`,
      tags,
      summary: 'Confirm proposed answers, or return them',
    })
    .input(
      z.strictObject({
        slug,
        ids: z.array(id).min(1, 'Choose at least one answer.').max(100, 'Choose at most 100 at once.'),
        verdict: z.enum(['confirm', 'return']),
        reason: shortReason.default(''),
      }),
    )
    .output(done),
  acknowledge: oc
    .route({
      method: 'POST',
      path: `${at}/dispositions/{id}/acknowledgements`,
      tags,
      summary: 'Say whether you are satisfied with an answer',
    })
    .input(z.strictObject({ slug, id, satisfied: z.boolean(), words: answerWords.default('') }))
    .output(z.object({ id })),
  linkChange: oc
    .route({
      method: 'POST',
      path: `${at}/dispositions/{id}/changes`,
      tags,
      summary: 'Link what an answer led to',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        slug,
        id,
        revision: z.coerce.number().int().min(1).max(2_147_483_647),
        elementId: elementKey.nullable().default(null),
        atomId: id.nullable().default(null),
      }),
    )
    .output(z.object({ id })),
  unlinkChange: oc
    .route({ method: 'DELETE', path: `${at}/changes/{id}`, tags, summary: 'Take a linked change away' })
    .input(z.strictObject({ slug, id }))
    .output(z.object({ id })),
  splitContribution: oc
    .route({
      method: 'PUT',
      path: `${at}/contributions/{number}/parts`,
      tags,
      summary: 'Split a contribution into parts that are answered each',
    })
    .input(
      z.strictObject({
        slug,
        number: contributionNumber,
        quotes: z
          .array(z.string().trim().min(1, 'Name words of it.').max(5000, 'Use at most 5,000 characters.'))
          .max(20, 'Use at most 20 parts.'),
      }),
    )
    .output(z.object({ parts: z.array(z.number().int()) })),
  assignAnswers: oc
    .route({ method: 'PUT', path: `${at}/workbench/editor`, tags, summary: 'Say which editor answers comments' })
    .input(
      z.strictObject({
        slug,
        numbers: z
          .array(contributionNumber)
          .min(1, 'Choose at least one comment.')
          .max(100, 'Choose at most 100 at once.'),
        editorId: id.nullable(),
      }),
    )
    .output(z.object({ editor: person.nullable() })),
  answersHead: oc
    .route({ method: 'GET', path: `${at}/answers/figures`, tags, summary: 'How many comments were answered, and how' })
    .input(z.strictObject({ slug }))
    .output(answersHead),
  answers: oc
    .route({ method: 'GET', path: `${at}/answers`, tags, summary: 'What happened to each comment' })
    .input(
      z.strictObject({
        slug,
        ...listing,
        element: elementFilter.optional(),
        kind: z.union([dispositionKind, z.literal('unset')]).optional(),
      }),
    )
    .output(listOf(answerRow)),
  answer: oc
    .route({ method: 'GET', path: `${at}/answers/{number}`, tags, summary: 'What happened to one comment' })
    .input(z.strictObject({ slug, number: contributionNumber }))
    .output(answerOf),
}
