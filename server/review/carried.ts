import { exportedDecision, exportedReview } from '@fieldword/shared/review/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedReviews: readonly CarriedTable[] = [
  { name: 'reviews', row: exportedReview, key: ['id'] },
  { name: 'decisions', row: exportedDecision, key: ['id'] },
]
