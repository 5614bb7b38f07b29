import { z } from 'zod'
import { wordRun } from '../diff/contract.ts'
import { id, instant, line, lines, person } from '../kernel/contract.ts'
import { dispositionKind, dispositionState } from './disposition-vocabulary.ts'
import { contributionKind, contributionState, contributionType } from './vocabulary.ts'
import { withheld } from './withheld.ts'

export const contributionNumber = z.coerce.number().int().min(1).max(2_147_483_647)
export const elementKey = z.string().min(1).max(100)
/** An element of the text, or the text as a whole. */
export const elementFilter = z.union([z.literal('whole'), elementKey])
export const answerWords = lines.max(2000, 'Use at most 2,000 characters.')
export const shortReason = lines.max(500, 'Use at most 500 characters.')
export const searchWords = line.max(100, 'Use at most 100 characters.')

export const elementRef = z.object({
  id: z.string(),
  number: z.number().int(),
  handle: z.string(),
})
export type ElementRef = z.infer<typeof elementRef>

/** Who said something, as far as the charter lets it be told to whoever asks. */
export const speaker = z.object({
  /** Null where nobody is named. */
  person: person.nullable(),
  /** As it was entered by hand; empty where nothing is told. */
  name: z.string(),
})
export type Speaker = z.infer<typeof speaker>

/** A contribution, as it stands in lists. */
export const inputRef = z.object({
  number: z.number().int(),
  kind: contributionKind,
  type: contributionType,
  state: contributionState,
  /** The id of the element it is about; null for the whole text. */
  elementId: z.string().nullable(),
  /** Empty where it is withdrawn, hidden or destroyed. */
  text: z.string(),
  proposedText: z.string().nullable(),
  by: speaker,
  writtenAt: instant,
})
export type InputRef = z.infer<typeof inputRef>

/** What an answer led to. */
export const linkedChange = z.object({
  id,
  revisionNumber: z.number().int(),
  revisionId: id,
  elementId: z.string().nullable(),
  /** The words of the element before and after; none where they cannot be shown, or nothing is said of an element. */
  runs: z.array(wordRun),
})
export type LinkedChange = z.infer<typeof linkedChange>

export const acknowledged = z.object({
  /** Null where nothing was said. */
  id: id.nullable(),
  state: z.enum(['waiting', 'satisfied', 'not_satisfied', 'none']),
  /** Empty where they are hidden from whoever asks. */
  words: z.string(),
  /** [PR348] What stands in their place. */
  withheld,
  at: instant.nullable(),
  /** Until when they may say so for it to count as no silence. */
  until: instant.nullable(),
})

export const disposition = z.object({
  id,
  /** The part of the contribution; 0 for the whole. */
  part: z.number().int(),
  kind: dispositionKind,
  duplicateOf: z.number().int().nullable(),
  rationale: z.string(),
  state: dispositionState,
  proposedBy: person.nullable(),
  proposedAt: instant,
  settledBy: person.nullable(),
  settledAt: instant.nullable(),
  returnReason: z.string(),
  /** [PR352] What stands in the place of an answer that was given back, and of why. */
  returnWithheld: withheld,
  supersededAt: instant.nullable(),
  changes: z.array(linkedChange),
  acknowledged: acknowledged.nullable(),
})
export type DispositionView = z.infer<typeof disposition>
