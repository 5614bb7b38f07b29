import {
  exportedComment,
  exportedCommentVersion,
  exportedNotice,
  exportedReaction,
  exportedReport,
  exportedSetting,
  exportedThread,
} from '@fieldword/shared/discussion/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedDiscussions: readonly CarriedTable[] = [
  { name: 'threads', row: exportedThread, key: ['id'] },
  { name: 'comments', row: exportedComment, key: ['id'] },
  { name: 'comment_versions', row: exportedCommentVersion, key: ['commentId', 'number'] },
  { name: 'comment_reactions', row: exportedReaction, key: ['commentId', 'userId', 'kind'] },
  { name: 'comment_notices', row: exportedNotice, key: ['userId', 'commentId'] },
  { name: 'comment_reports', row: exportedReport, key: ['id'] },
  { name: 'discussion_settings', row: exportedSetting, key: ['id'] },
]
