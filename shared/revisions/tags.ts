import type { RevisionOrigin, RevisionTag } from './contract.ts'

/** [REV20] Tags that are kept; the others follow from the origin, so that the two cannot part. */
export type KeptTag = Exclude<RevisionTag, RevisionOrigin>

/** [REV20] In the order they are shown. */
export function tagsOf(origin: RevisionOrigin, kept: readonly KeptTag[]): RevisionTag[] {
  const fromOrigin: RevisionTag[] = origin === 'restore' || origin === 'undo' || origin === 'import' ? [origin] : []
  return [...fromOrigin, ...(['minor', 'automatic'] as const).filter(tag => kept.includes(tag))]
}
