import { majorities } from '@fieldword/shared/processes/ballot.ts'
import type { contributionKind, StageKind } from '@fieldword/shared/processes/vocabulary.ts'

interface Named {
  /** As the plan of the kind calls it. */
  readonly name: string
  readonly label: string
  readonly help?: string
}

/** [PR345] One thing that a plan says, as it is asked. */
export type PlanField =
  | (Named & { readonly asked: 'number' | 'tick' })
  | (Named & {
      readonly asked: 'one'
      readonly choices: Readonly<Record<string, string>>
      /** Whether the plan holds the choice as a number. */
      readonly isNumber?: boolean
    })
  | (Named & { readonly asked: 'several'; readonly choices: Readonly<Record<string, string>> })

const came: Readonly<Record<(typeof contributionKind.options)[number], string>> = {
  input: 'Answers to a call for input',
  comment: 'Comments',
  minute: 'Items of minutes',
  objection: 'Objections',
  erratum: 'Reports of errors',
}

const ratingFields: readonly PlanField[] = [
  { asked: 'one', name: 'scale', label: 'Points of the scale', choices: { 5: 'Five', 9: 'Nine' }, isNumber: true },
  {
    ...{ asked: 'one', name: 'rule', label: 'What takes an element in' },
    choices: { shares: 'Shares of agreement and disagreement', appropriateness: 'RAND/UCLA appropriateness' },
  },
  { asked: 'number', name: 'agreeAtLeast', label: 'At least so many agree, in percent' },
  { asked: 'number', name: 'disagreeBelow', label: 'Fewer than so many disagree, in percent' },
  { asked: 'number', name: 'fewest', label: 'Fewest ratings', help: 'With fewer an element stays unresolved.' },
  { asked: 'number', name: 'rounds', label: 'Rounds at most', help: 'One to three.' },
  {
    ...{ asked: 'one', name: 'reasons', label: 'Reasons of low ratings' },
    choices: { asked: 'Asked for', required: 'Needed' },
  },
  {
    ...{ asked: 'several', name: 'statistics', label: 'Told beside shares, medians and quartiles' },
    choices: { appropriateness: 'Appropriateness', stability: 'Stability between rounds', groups: 'Groups' },
  },
  {
    ...{ asked: 'one', name: 'individual', label: 'Who sees who rated what' },
    choices: { nobody: 'Nobody', facilitators: 'Those who run the process' },
  },
]

const adoptionFields: readonly PlanField[] = [
  { asked: 'number', name: 'quorum', label: 'Quorum' },
  {
    ...{ asked: 'one', name: 'quorumOf', label: 'The quorum is counted in' },
    choices: { percent: 'Percent of those who may vote', number: 'People' },
  },
  { asked: 'one', name: 'majority', label: 'Majority', choices: majorities },
  {
    ...{ asked: 'one', name: 'majorityOf', label: 'The majority is' },
    choices: { votes: 'Of the votes for and against', roll: 'Of all who may vote' },
  },
]

/** [PR345] What the plan of each kind of stage says; questions have a page of their own. */
export const planFields: Readonly<Record<StageKind, readonly PlanField[]>> = {
  charter: [{ asked: 'number', name: 'approvals', label: 'Stewards who have to approve it' }],
  input: [
    {
      ...{ asked: 'number', name: 'reach', label: 'How much of its share each group has to reach, in percent' },
      help: 'Of the share that the charter aims for.',
    },
  ],
  issues: [{ asked: 'several', name: 'kinds', label: 'What has to stand under an issue', choices: came }],
  drafting: [{ asked: 'tick', name: 'answersEachIssue', label: 'Every open issue has a draft that answers it' }],
  comment: [
    { asked: 'tick', name: 'everyElement', label: 'Every element is commented on' },
    { asked: 'number', name: 'people', label: 'People who comment, at least' },
  ],
  disposition: [
    { asked: 'several', name: 'kinds', label: 'What is answered one by one', choices: came },
    {
      ...{ asked: 'number', name: 'acknowledgeDays', label: 'Days to say whether one is satisfied' },
      help: 'Silence after them is not counted as agreement.',
    },
  ],
  rating: ratingFields,
  convening: [],
  last_call: [],
  adoption: adoptionFields,
  maintenance: [],
}
