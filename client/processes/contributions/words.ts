import type {
  ContributionKind,
  ContributionState,
  ContributionType,
  StanceKind,
} from '@fieldword/shared/processes/vocabulary.ts'

export const kindWords: Readonly<Record<ContributionKind, string>> = {
  input: 'Answer',
  comment: 'Comment',
  minute: 'Item of minutes',
  objection: 'Objection',
  erratum: 'Erratum',
}

export const typeWords: Readonly<Record<ContributionType, string>> = {
  wording: 'Wording',
  structure: 'Structure',
  meaning: 'Meaning',
  question: 'Question',
  evidence: 'Evidence',
  general: 'General',
}

/** Beside each type, where one is chosen. */
export const typeNotes: Readonly<Record<ContributionType, string>> = {
  wording: 'it could be said better',
  structure: 'it should stand elsewhere, apart or together',
  meaning: 'it should mean something else',
  question: 'it is not clear what is meant',
  evidence: 'there is a source for or against it',
  general: 'something else',
}

export const stanceWords: Readonly<Record<StanceKind, string>> = {
  agree: 'Agree',
  disagree: 'Disagree',
  unclear: 'Unclear',
}

export const stateNotes: Readonly<Record<Exclude<ContributionState, 'published'>, string>> = {
  withdrawn: 'Withdrawn by whoever said it.',
  hidden: 'Hidden by a moderator for its conduct',
  redacted: 'Destroyed',
}

export const laterWords = {
  exact: 'In the newest text they stand where they stood.',
  're-anchored': 'In the newest text they stand at another place.',
  ambiguous: 'In the newest text it is not clear which words they are: they stand there more than once.',
  orphan: 'In the newest text they do not stand any more.',
} as const
