import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { VersionStatus } from './version-contract.ts'

/** One entry of a version's log. */
export interface StatusStep {
  /** None at its publication. */
  readonly from: VersionStatus | null
  readonly to: VersionStatus
  /** From when on, as precise as known. */
  readonly effectiveOn: string
}

interface Known {
  readonly label: string
  readonly status: VersionStatus
}

/** [DEF17] Where a version may be moved by hand. It is superseded by another one's coming into force, and by nothing else. */
export function nextStatuses(log: readonly StatusStep[]): VersionStatus[] {
  const last = log.at(-1)
  switch (last?.to) {
    case 'working':
    case 'superseded':
      return ['in_force', 'withdrawn']
    case 'in_force':
      return ['withdrawn']
    case 'withdrawn':
      return last.from === 'working' || last.from === 'superseded' ? ['in_force', last.from] : ['in_force']
    default:
      return []
  }
}

/**
 * [DEF17] [DEF18] Whether a version may move there. `supersedes` is the version in force that the person saw: when it is another
 * by now, nothing is taken out of force unseen.
 */
export function decideStatus(
  log: readonly StatusStep[],
  to: VersionStatus,
  inForce: Known | null,
  supersedes: string | null,
): Result<{ readonly from: VersionStatus }> {
  const from = log.at(-1)?.to
  if (!from || from === to) return refuse('already-so')
  if (!nextStatuses(log).includes(to)) return refuse('status-out-of-reach', { from, to })
  return (to === 'in_force' ? checkSuperseding(inForce, supersedes) : null) ?? { from }
}

/** [DEF18] Two versions are never in force at once. */
export function checkSuperseding(inForce: Known | null, supersedes: string | null): Refusal | null {
  const label = inForce?.label ?? null
  return label === supersedes ? null : refuse('another-in-force', { inForce: label })
}

/** From when to when it was in force; the last one may be open. */
export function periodsInForce(log: readonly StatusStep[]): { readonly from: string; readonly to: string | null }[] {
  return log.flatMap(({ to, effectiveOn }, place) =>
    to === 'in_force' ? [{ from: effectiveOn, to: log[place + 1]?.effectiveOn ?? null }] : [],
  )
}
