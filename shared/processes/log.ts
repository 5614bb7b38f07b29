import { z } from 'zod'

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
]
