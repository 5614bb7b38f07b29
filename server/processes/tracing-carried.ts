import {
  exportedChange,
  exportedChangeDisposition,
  exportedChangeNote,
  exportedDraftIssue,
  exportedProcessDraft,
} from '@fieldword/shared/processes/exported-tracing.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedTracing: readonly CarriedTable[] = [
  { name: 'process_drafts', row: exportedProcessDraft, key: ['id'] },
  { name: 'process_draft_issues', row: exportedDraftIssue, key: ['draftId', 'issueId'] },
  { name: 'process_changes', row: exportedChange, key: ['id'] },
  { name: 'process_change_notes', row: exportedChangeNote, key: ['changeId', 'number'] },
  { name: 'change_dispositions', row: exportedChangeDisposition, key: ['changeId', 'dispositionId'] },
]
