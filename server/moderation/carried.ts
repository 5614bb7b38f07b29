import { exportedModeration } from '@fieldword/shared/moderation/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedModerations: readonly CarriedTable[] = [
  { name: 'moderations', row: exportedModeration, key: ['id'] },
]
