import { z } from 'zod'
import type { ContributionKind, ContributionType } from './vocabulary.ts'

/** [PR110] In the order of their keys: 1 to 5, then those that are rarer. */
export const dispositionKind = z.enum([
  'accepted',
  'accepted_in_part',
  'declined',
  'noted',
  'duplicate',
  'deferred',
  'out_of_scope',
])
export type DispositionKind = z.infer<typeof dispositionKind>

export const dispositionState = z.enum(['proposed', 'returned', 'confirmed', 'superseded'])
export type DispositionState = z.infer<typeof dispositionState>

export const issueScope = z.enum(['element', 'whole', 'missing'])
export type IssueScope = z.infer<typeof issueScope>

export const issueState = z.enum(['open', 'merged'])
export type IssueState = z.infer<typeof issueState>

export const contestOutcome = z.enum(['moved', 'stays'])
export type ContestOutcome = z.infer<typeof contestOutcome>

/** [PR111] What asks for something; the rest are questions and general remarks, which may be noted. */
export const substantiveTypes: readonly ContributionType[] = ['wording', 'structure', 'meaning', 'evidence']

export function isSubstantive(type: ContributionType): boolean {
  return substantiveTypes.includes(type)
}

/** What is answered one by one, and what is put under issues, where a plan says nothing else. */
export const answeredByDefault: readonly ContributionKind[] = ['comment', 'minute']
export const clusteredByDefault: readonly ContributionKind[] = ['input', 'minute']
