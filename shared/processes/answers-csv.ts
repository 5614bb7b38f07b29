import type { ElementRef, Speaker } from './answering-parts.ts'
import type { DispositionKind } from './disposition-vocabulary.ts'
import type { AnswerRow } from './dispositions-contract.ts'
import type { ContributionType } from './vocabulary.ts'

/** [PR147] The columns of ISO's template for comments, and what a process knows beside. */
export const answersHeader = [
  'Number',
  'Who',
  'Element',
  'Type',
  'Type (ge, te, ed)',
  'Comment',
  'Proposed change',
  'Disposition',
  'Observation',
  'Change',
  'Said on',
  'Answered on',
]

/** ISO tells apart general, technical and editorial comments. */
const isoTypes: Readonly<Record<ContributionType, string>> = {
  wording: 'ed',
  structure: 'te',
  meaning: 'te',
  evidence: 'te',
  question: 'ge',
  general: 'ge',
}

const kinds: Readonly<Record<DispositionKind, string>> = {
  accepted: 'accepted',
  accepted_in_part: 'accepted in part',
  declined: 'not accepted',
  noted: 'noted',
  duplicate: 'duplicate',
  deferred: 'deferred',
  out_of_scope: 'out of scope',
}

/** One row for each answer; one for what has none yet. */
export function answersTable(rows: readonly AnswerRow[], elements: readonly ElementRef[]): (string | number)[][] {
  return rows.flatMap(row =>
    row.answers.length === 0 ? [lineOf(row, null, elements)] : row.answers.map(answer => lineOf(row, answer, elements)),
  )
}

type Answer = AnswerRow['answers'][number]

function lineOf(
  { input, parts }: AnswerRow,
  answer: Answer | null,
  elements: readonly ElementRef[],
): (string | number)[] {
  const element = elements.find(({ id }) => id === input.elementId)
  const quote = parts.find(({ number }) => number === answer?.part)?.quote
  return [
    input.number,
    nameOf(input.by),
    element ? `${element.number} ${element.handle}` : (input.elementId ?? ''),
    input.type,
    isoTypes[input.type],
    input.state === 'published' ? (quote ?? input.text) : input.state,
    input.proposedText ?? '',
    answer ? `${kinds[answer.kind]}${answer.duplicateOf ? ` of ${answer.duplicateOf}` : ''}` : '',
    answer?.rationale ?? '',
    answer?.changes.map(({ revisionNumber }) => `r${revisionNumber}`).join(' ') ?? '',
    input.writtenAt.slice(0, 10),
    answer?.settledAt?.slice(0, 10) ?? '',
  ]
}

function nameOf({ person, name }: Speaker): string {
  return person?.name ?? name
}
