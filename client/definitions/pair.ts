import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'

interface Versions {
  readonly version: VersionRef | null
  readonly versions: readonly VersionRef[]
  /** What the one shown took the place of, where that is known. */
  readonly replaces?: VersionRef | null
}

interface Pair {
  readonly from: string
  readonly to: string
}

/**
 * The two versions a comparison starts from: the one shown and the one it replaced, or that stands beside it; else the last two
 * that were in force.
 */
export function comparablePair({ version, versions, replaces }: Versions): Pair | null {
  if (version && replaces) return { from: replaces.label, to: version.label }
  const shown = versions.findIndex(known => known.label === version?.label)
  if (shown < 0) return lastTwo(versions.filter(isOrWasInForce)) ?? lastTwo(versions)
  return lastTwo(versions.slice(0, Math.max(1, shown) + 1))
}

function isOrWasInForce({ status }: VersionRef): boolean {
  return status === 'in_force' || status === 'superseded'
}

function lastTwo(versions: readonly VersionRef[]): Pair | null {
  const [older, newer] = versions.slice(-2)
  return older && newer ? { from: older.label, to: newer.label } : null
}
