import { exportedFilterHit, exportedFilterRule, exportedModeration } from '@fieldword/shared/moderation/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedModerations: readonly CarriedTable[] = [
  { name: 'moderations', row: exportedModeration, key: ['id'] },
  { name: 'filter_rules', row: exportedFilterRule, key: ['id'] },
  { name: 'filter_hits', row: exportedFilterHit, key: ['id'] },
]
