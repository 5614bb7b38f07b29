import { z } from 'zod'

/** In the order in which a full process goes through them. */
export const stageKind = z.enum([
  'charter',
  'input',
  'issues',
  'drafting',
  'comment',
  'disposition',
  'rating',
  'convening',
  'last_call',
  'adoption',
  'maintenance',
])
export type StageKind = z.infer<typeof stageKind>

export const processState = z.enum(['draft', 'open', 'closed', 'abandoned'])
export type ProcessState = z.infer<typeof processState>

/** reconstruction: told afterwards, from sources. demonstration: to try things, on a word that nobody uses. */
export const processNature = z.enum(['real', 'reconstruction', 'demonstration'])
export type ProcessNature = z.infer<typeof processNature>

export const stageState = z.enum(['planned', 'open', 'closed', 'skipped'])
export type StageState = z.infer<typeof stageState>

/** live: what comes in is seen as it comes. blind: once the stage is closed. private: by the people of the process alone. */
export const stageVisibility = z.enum(['live', 'blind', 'private'])
export type StageVisibility = z.infer<typeof stageVisibility>

/** [PR2] Roles that are given in a process. */
export const processRole = z.enum(['steward', 'facilitator', 'editor', 'working_group', 'panel', 'ratifier'])
export type ProcessRole = z.infer<typeof processRole>

/** [PR2] And those that nobody gives: field, whoever takes part; public, whoever has an account. */
export const involvement = z.enum([...processRole.options, 'field', 'public'])
export type Involvement = z.infer<typeof involvement>

export const contributionKind = z.enum(['input', 'comment', 'minute', 'objection', 'erratum'])
export type ContributionKind = z.infer<typeof contributionKind>

export const contributionType = z.enum(['wording', 'structure', 'meaning', 'question', 'evidence', 'general'])
export type ContributionType = z.infer<typeof contributionType>

export const contributionState = z.enum(['published', 'withdrawn', 'hidden', 'redacted'])
export type ContributionState = z.infer<typeof contributionState>

export const stanceKind = z.enum(['agree', 'disagree', 'unclear'])
export type StanceKind = z.infer<typeof stanceKind>

/** [PR263] After the W3C Process: mark-up · editorial · changes meaning · an element added, removed, split or merged. */
export const changeClass = z.enum(['c0', 'c1', 'c2', 'c3'])
export type ChangeClass = z.infer<typeof changeClass>

/** [PR261] */
export const changeOperation = z.enum([
  'added',
  'removed',
  'split',
  'merged',
  'reworded',
  'renamed',
  'moved',
  'formatted',
])
export type ChangeOperation = z.infer<typeof changeOperation>

/** What editors say of a change: that it is of another class, or that it was their own initiative. */
export const changeNoteKind = z.enum(['classed', 'initiative'])
export type ChangeNoteKind = z.infer<typeof changeNoteKind>
export const ballotChoice = z.enum(['approve', 'reject', 'abstain'])
export type BallotChoice = z.infer<typeof ballotChoice>

/** offer: how it is mended. accept: its author agrees. withdraw: its author takes it back. rule: stewards decide. */
export const objectionStepKind = z.enum(['offer', 'accept', 'withdraw', 'rule'])
export type ObjectionStepKind = z.infer<typeof objectionStepKind>

export const objectionRuling = z.enum(['upheld', 'dismissed'])
export type ObjectionRuling = z.infer<typeof objectionRuling>

export const erratumOutcome = z.enum(['issued', 'declined'])
export type ErratumOutcome = z.infer<typeof erratumOutcome>
