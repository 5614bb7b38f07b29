import type { ProcessRow, StageRow } from './queries.ts'

/** A text that a process froze, and the stage that it came of: none for the one it began with. */
export interface FrozenText {
  readonly revisionId: string
  readonly stage: StageRow | null
}

/**
 * [PR260] The texts of a process one after the other: what it began with, and what each stage that has begun worked on and made, where
 * that is another text than the one before.
 */
export function frozenTexts({ baseRevisionId }: ProcessRow, stages: readonly StageRow[]): FrozenText[] {
  const texts: FrozenText[] = baseRevisionId === null ? [] : [{ revisionId: baseRevisionId, stage: null }]
  for (const stage of stages) {
    if (stage.state !== 'open' && stage.state !== 'closed') continue
    for (const revisionId of [stage.inputRevisionId, stage.outputRevisionId]) {
      if (revisionId === null || texts.at(-1)?.revisionId === revisionId) continue
      texts.push({ revisionId, stage: texts.length === 0 ? null : stage })
    }
  }
  return texts
}
