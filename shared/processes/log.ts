import { z } from 'zod'
import type { WordsKind } from './withholding-contract.ts'

/** [PR7] What the log of a process tells. A part of the slice adds its own. */
export const eventKind = z.enum([
  'process-created',
  'process-edited',
  'process-opened',
  'process-closed',
  'process-abandoned',
  'charter-approved',
  'role-given',
  'role-ended',
  'stage-opened',
  'stage-closed',
  'stage-skipped',
  'stage-repeated',
  'stage-extended',
  'stage-planned',
  'stage-edited',
  'people-invited',
  'round-opened',
  'round-closed',
  'decision',
  'questions-edited',
  'contribution-hidden',
  'contribution-shown',
  'contribution-entered',
  'file-taken',
  'draft-begun',
  'candidate-chosen',
  'changes-recorded',
  'change-classed',
  'changes-explained',
  'meeting-added',
  'meeting-corrected',
  'meeting-attended',
  'minutes-added',
  'poll-noted',
  'minority-note-added',
  'minority-note-withdrawn',
  'words-hidden',
  'words-shown',
  'words-destroyed',
  'objection-raised',
  'objection-answered',
  'objection-resolved',
  'objection-withdrawn',
  'objection-ruled',
  'ballot-counted',
  'version-adopted',
  'erratum-reported',
  'erratum-issued',
  'erratum-declined',
  'cycle-called',
  'contribution-split',
  'issue-merged',
  'issue-split',
])
export type EventKind = z.infer<typeof eventKind>

/** Those that are decisions of people, with a reason: they are listed by themselves. */
export const decisions: readonly EventKind[] = [
  'process-opened',
  'process-closed',
  'charter-approved',
  'process-abandoned',
  'stage-opened',
  'stage-skipped',
  'stage-repeated',
  'stage-extended',
  'stage-planned',
  'stage-edited',
  'decision',
  'objection-ruled',
  'version-adopted',
  'erratum-issued',
  'erratum-declined',
  'cycle-called',
]

/** Those that say where a process went otherwise than planned: left out, done again, longer, changed, left before all was so. */
export const deviations: readonly EventKind[] = [
  'process-abandoned',
  'stage-skipped',
  'stage-repeated',
  'stage-extended',
  'stage-planned',
  'stage-edited',
  'stage-closed',
]

/** [PR352] Those that repeat words which stand elsewhere, and of which kind those are: they go from the log with them. */
export const repeated: Readonly<Partial<Record<string, WordsKind>>> = {
  'objection-answered': 'step',
  'objection-resolved': 'step',
  'objection-withdrawn': 'step',
  'objection-ruled': 'step',
  'issue-merged': 'move',
  'issue-split': 'move',
  'meeting-added': 'meeting',
  'meeting-corrected': 'meeting',
  'erratum-declined': 'erratum',
  'version-adopted': 'adoption',
} satisfies Partial<Record<EventKind, WordsKind>>

/**
 * [PR351] Those whose reason is read elsewhere too: beside what was hidden, a change, the text that was chosen, or in an erratum. It does not go
 * from the log.
 */
export const repeating: readonly string[] = [
  'contribution-hidden',
  'contribution-shown',
  'words-hidden',
  'words-shown',
  'words-destroyed',
  'change-classed',
  'changes-explained',
  'candidate-chosen',
  'erratum-issued',
] satisfies EventKind[]
