import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { ContributionKind, ContributionType } from '@fieldword/shared/processes/vocabulary.ts'

/** What became of a contribution, as everybody reads it. */
export const answerWords: Readonly<Record<DispositionKind, string>> = {
  accepted: 'Accepted',
  accepted_in_part: 'Accepted in part',
  declined: 'Not accepted',
  noted: 'Noted',
  duplicate: 'Duplicate',
  deferred: 'Deferred',
  out_of_scope: 'Out of scope',
}

/** The same as what an editor chooses. */
export const choiceWords: Readonly<Record<DispositionKind, string>> = {
  accepted: 'Accept',
  accepted_in_part: 'Accept in part',
  declined: 'Do not accept',
  noted: 'Noted',
  duplicate: 'Duplicate of …',
  deferred: 'Defer',
  out_of_scope: 'Out of scope',
}

export const typeWords: Readonly<Record<ContributionType, string>> = {
  wording: 'Wording',
  structure: 'Structure',
  meaning: 'Meaning',
  question: 'Question',
  evidence: 'Evidence',
  general: 'General',
}

export const inputWords: Readonly<Record<ContributionKind, string>> = {
  input: 'Input',
  comment: 'Comment',
  minute: 'Minute',
  objection: 'Objection',
  erratum: 'Erratum',
}

export const goneWords = {
  withdrawn: 'Withdrawn by who wrote it.',
  hidden: 'Hidden by a moderator.',
  redacted: 'Destroyed; its trace is kept.',
} as const

export const acknowledgedWords = {
  waiting: 'Whoever wrote it has not said yet whether they are satisfied.',
  satisfied: 'Whoever wrote it is satisfied.',
  not_satisfied: 'Whoever wrote it is not satisfied.',
  none: 'Whoever wrote it did not say whether they are satisfied.',
} as const

export function countOf(count: number, one: string, many: string): string {
  return `${inFigures(count)} ${count === 1 ? one : many}`
}
