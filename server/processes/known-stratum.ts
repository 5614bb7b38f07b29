import { strata } from '@fieldword/shared/processes/charter.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Acting } from './access.ts'

/** [PR81] The group of whom something is entered for; empty where nobody knows. Refuses one that the process does not have. */
export function knownStratum({ strata: stored }: Acting['process'], key: string): string {
  if (key === '' || strata.parse(stored).some(stratum => stratum.key === key)) return key
  return refuseWith('no-such-stratum')
}
