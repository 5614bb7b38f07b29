import { exportedNewcomerRules, exportedPatrol, exportedPatrolAct } from '@fieldword/shared/revisions/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

/** What hangs on revisions; they themselves are told. */
export const carriedRevisions: readonly CarriedTable[] = [
  { name: 'patrols', row: exportedPatrol, key: ['revisionId'] },
  { name: 'patrol_acts', row: exportedPatrolAct, key: ['id'] },
  { name: 'newcomer_rule_changes', row: exportedNewcomerRules, key: ['id'] },
]
