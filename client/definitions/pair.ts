import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'

interface Versions {
  readonly version: VersionRef | null
  readonly versions: readonly VersionRef[]
}

/** The two versions a comparison starts from: the one shown and the one before it, or the first two. */
export function comparablePair({ version, versions }: Versions): { from: string; to: string } | null {
  const shown = versions.findIndex(known => known.label === version?.label)
  const to = Math.max(1, shown < 0 ? versions.length - 1 : shown)
  const [older, newer] = [versions[to - 1], versions[to]]
  return older && newer ? { from: older.label, to: newer.label } : null
}
