import {
  exportedAssignment,
  exportedDecision,
  exportedDelegation,
  exportedFacts,
  exportedPick,
  exportedReview,
  exportedRollback,
  exportedRollbackItem,
  exportedRound,
  exportedRuleChange,
} from '@fieldword/shared/review/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedReviews: readonly CarriedTable[] = [
  { name: 'reviews', row: exportedReview, key: ['id'] },
  { name: 'rounds', row: exportedRound, key: ['reviewId', 'number'] },
  { name: 'review_facts', row: exportedFacts, key: ['reviewId'] },
  { name: 'review_assignments', row: exportedAssignment, key: ['id'] },
  { name: 'decisions', row: exportedDecision, key: ['id'] },
  { name: 'delegations', row: exportedDelegation, key: ['id'] },
  { name: 'part_picks', row: exportedPick, key: ['id'] },
  { name: 'rollbacks', row: exportedRollback, key: ['id'] },
  { name: 'rollback_items', row: exportedRollbackItem, key: ['rollbackId', 'place'] },
  { name: 'review_rule_changes', row: exportedRuleChange, key: ['id'] },
]
