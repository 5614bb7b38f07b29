import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import {
  contributionNumber,
  elementFilter,
  elementKey,
  elementRef,
  inputRef,
  searchWords,
  shortReason,
  speaker,
} from './answering-parts.ts'
import { contestOutcome, issueScope, issueState } from './disposition-vocabulary.ts'
import { contributionType } from './vocabulary.ts'
import { withheld } from './withheld.ts'

const issueTitle = line.min(1, 'Write a title.').max(150, 'Use at most 150 characters.')
const issueNumber = contributionNumber
const description = lines.max(2000, 'Use at most 2,000 characters.').default('')
const numbers = z
  .array(contributionNumber)
  .min(1, 'Choose at least one contribution.')
  .max(200, 'Choose at most 200 at once.')

export const issueRef = z.object({
  number: z.number().int(),
  title: z.string(),
  scope: issueScope,
  elementId: z.string().nullable(),
  state: issueState,
})
export type IssueRef = z.infer<typeof issueRef>

export const issueRow = issueRef.extend({
  id,
  description: z.string(),
  /** [PR352] What stands in the place of its title, for those who do not read it. */
  withheld,
  /** How many stand under it. */
  inputs: z.number().int(),
  mergedInto: z.number().int().nullable(),
  openedAt: instant,
})
export type IssueRow = z.infer<typeof issueRow>

export const contestView = z.object({
  id,
  contribution: z.number().int(),
  /** Where it stood; null where it stood under nothing. */
  issue: issueRef.nullable(),
  by: speaker,
  /** Empty where it is hidden from whoever asks. */
  reason: z.string(),
  /** [PR351] What stands in its place. */
  withheld,
  at: instant,
  outcome: contestOutcome.nullable(),
  answer: z.string(),
  answeredBy: person.nullable(),
  answeredAt: instant.nullable(),
})
export type ContestView = z.infer<typeof contestView>

export const issueEvent = z.object({
  kind: z.enum(['opened', 'edited', 'merged', 'took-in', 'split', 'split-off']),
  by: person.nullable(),
  at: instant,
  /** Empty where it is hidden from whoever asks. */
  reason: z.string(),
  withheld,
  /** [PR352] By what its reason is hidden; null where it has none. */
  words: id.nullable(),
  other: issueRef.nullable(),
  /** What it was called before. */
  before: z.string(),
})
export type IssueEvent = z.infer<typeof issueEvent>

export const register = z.object({
  process: z.object({ slug: z.string(), title: z.string(), page: z.object({ slug: z.string(), title: z.string() }) }),
  elements: z.array(elementRef),
  issues: z.number().int(),
  /** What has to stand under an issue, and what does not yet. */
  inputs: z.number().int(),
  unassigned: z.number().int(),
  openContests: z.number().int(),
  /** Whether whoever asks may put things under issues now. */
  mayWork: z.boolean(),
})
export type Register = z.infer<typeof register>

export const issueView = issueRow.extend({
  events: z.array(issueEvent),
  contests: z.array(contestView),
})
export type IssueView = z.infer<typeof issueView>

const tags = ['processes']
const at = '/processes/{slug}'
const done = z.object({ number: z.number().int() })

export const issuesContract = {
  register: oc
    .route({ method: 'GET', path: `${at}/issues/figures`, tags, summary: 'How far the issue register is' })
    .input(z.strictObject({ slug }))
    .output(register),
  issues: oc
    .route({ method: 'GET', path: `${at}/issues`, tags, summary: 'Issues, oldest first' })
    .input(
      z.strictObject({
        slug,
        ...listing,
        scope: issueScope.optional(),
        element: elementKey.optional(),
        state: issueState.optional(),
      }),
    )
    .output(listOf(issueRow)),
  issue: oc
    .route({ method: 'GET', path: `${at}/issues/{number}`, tags, summary: 'One issue, and what became of it' })
    .input(z.strictObject({ slug, number: issueNumber }))
    .output(issueView),
  inputs: oc
    .route({ method: 'GET', path: `${at}/inputs`, tags, summary: 'What came in, by the issues it stands under' })
    .input(
      z.strictObject({
        slug,
        ...listing,
        /** Under this issue, or under none. */
        issue: z.union([issueNumber, z.literal('none')]).optional(),
        element: elementFilter.optional(),
        type: contributionType.optional(),
        text: searchWords.optional(),
      }),
    )
    .output(
      listOf(z.object({ input: inputRef, issues: z.array(issueRef), mine: z.boolean(), contested: z.boolean() })),
    ),
  openIssue: oc
    .route({ method: 'POST', path: `${at}/issues`, tags, summary: 'Open an issue', successStatus: 201 })
    .input(
      z.strictObject({
        slug,
        title: issueTitle,
        description,
        scope: issueScope,
        elementId: elementKey.nullable().default(null),
        contributions: z.array(contributionNumber).max(200, 'Choose at most 200 at once.').default([]),
      }),
    )
    .output(done),
  editIssue: oc
    .route({ method: 'PUT', path: `${at}/issues/{number}`, tags, summary: 'Say what an issue is about in other words' })
    .input(z.strictObject({ slug, number: issueNumber, title: issueTitle, description }))
    .output(done),
  place: oc
    .route({
      method: 'POST',
      path: `${at}/issues/{number}/contributions`,
      tags,
      summary: 'Put contributions under an issue',
    })
    .input(z.strictObject({ slug, number: issueNumber, contributions: numbers }))
    .output(done),
  takeOut: oc
    .route({
      method: 'POST',
      path: `${at}/issues/{number}/taken-out`,
      tags,
      summary: 'Take contributions out of an issue',
    })
    .input(z.strictObject({ slug, number: issueNumber, contributions: numbers, reason: shortReason.default('') }))
    .output(done),
  mergeIssue: oc
    .route({ method: 'POST', path: `${at}/issues/{number}/merge`, tags, summary: 'Merge an issue into another' })
    .input(z.strictObject({ slug, number: issueNumber, into: issueNumber, reason: shortReason.min(1, 'Say why.') }))
    .output(done),
  splitIssue: oc
    .route({
      method: 'POST',
      path: `${at}/issues/{number}/split`,
      tags,
      summary: 'Put some of an issue into a new one',
    })
    .input(
      z.strictObject({
        slug,
        number: issueNumber,
        title: issueTitle,
        contributions: numbers,
        reason: shortReason.min(1, 'Say why.'),
      }),
    )
    .output(done),
  contest: oc
    .route({
      method: 'POST',
      path: `${at}/contributions/{number}/contests`,
      tags,
      summary: 'Say that a contribution of yours stands in the wrong place',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        slug,
        number: contributionNumber,
        issue: issueNumber.nullable().default(null),
        reason: shortReason.min(1, 'Say why.'),
      }),
    )
    .output(z.object({ id })),
  contests: oc
    .route({
      method: 'GET',
      path: `${at}/contests`,
      tags,
      summary: 'Where people contest how their contributions stand',
    })
    .input(z.strictObject({ slug, ...listing, open: z.stringbool().optional() }))
    .output(listOf(contestView)),
  answerContest: oc
    .route({ method: 'PUT', path: `${at}/contests/{id}/answer`, tags, summary: 'Answer a contest' })
    .input(
      z.strictObject({
        slug,
        id,
        outcome: contestOutcome,
        answer: shortReason.min(1, 'Say why.'),
        /** Under which issue it goes, where it is moved. */
        to: issueNumber.nullable().default(null),
      }),
    )
    .output(z.object({ id })),
}
