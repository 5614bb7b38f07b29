import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { RevisionState } from '../policy/can.ts'

/** [RV21] What one revision changed can be taken back where it was approved, and made from another text. Answers the parent. */
export function checkUndo(revision: {
  readonly state: RevisionState
  readonly parentId: string | null
}): Result<string> {
  if (revision.state !== 'approved') return refuse('not-approved')
  return revision.parentId ?? refuse('first-revision')
}
