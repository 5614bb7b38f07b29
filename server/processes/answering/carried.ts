import {
  exportedAcknowledgement,
  exportedAssignment,
  exportedContest,
  exportedDisposition,
  exportedDispositionChange,
  exportedIssue,
  exportedIssueChange,
  exportedPart,
  exportedPlacement,
} from '@fieldword/shared/processes/exported-answering.ts'
import type { CarriedTable } from '../../platform/database/carried.ts'

export const carriedAnswering: readonly CarriedTable[] = [
  { name: 'process_issues', row: exportedIssue, key: ['id'] },
  { name: 'issue_changes', row: exportedIssueChange, key: ['issueId', 'number'] },
  { name: 'issue_placements', row: exportedPlacement, key: ['id'] },
  { name: 'placement_contests', row: exportedContest, key: ['id'] },
  { name: 'contribution_parts', row: exportedPart, key: ['contributionId', 'number'] },
  { name: 'dispositions', row: exportedDisposition, key: ['id'] },
  { name: 'disposition_acknowledgements', row: exportedAcknowledgement, key: ['dispositionId', 'number'] },
  { name: 'disposition_changes', row: exportedDispositionChange, key: ['id'] },
  { name: 'answer_assignments', row: exportedAssignment, key: ['contributionId'] },
]
