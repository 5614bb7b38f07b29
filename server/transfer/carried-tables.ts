import {
  exportedImport,
  exportedImportPage,
  exportedProblem,
  exportedRedirect,
} from '@fieldword/shared/transfer/exported-imports.ts'
import { carriedAccounts } from '../accounts/index.ts'
import { carriedDrafts } from '../collab/index.ts'
import { carriedDefinitions } from '../definitions/index.ts'
import { carriedDiscussions } from '../discussion/index.ts'
import { carriedModerations } from '../moderation/index.ts'
import { carriedNotifications } from '../notifications/index.ts'
import { carriedOfPages } from '../pages/index.ts'
import type { CarriedTable, Row } from '../platform/database/carried.ts'
import { carriedProcesses } from '../processes/index.ts'
import { carriedReviews } from '../review/index.ts'
import { carriedRevisions } from '../revisions/index.ts'

const imports: CarriedTable = { name: 'imports', row: exportedImport, key: ['id'], told: importTold }

/** [TRF42] Rows that pages and their revisions speak of: they leave, and come, before those. */
export const spokenOf: readonly CarriedTable[] = [
  ...carriedAccounts,
  imports,
  { name: 'import_problems', row: exportedProblem, key: ['importId', 'sourcePage', 'kind', 'name'] },
]

/** [TRF42] Rows that speak of pages and revisions. */
export const standingOn: readonly CarriedTable[] = [
  ...carriedOfPages,
  ...carriedRevisions,
  ...carriedDrafts,
  ...carriedReviews,
  ...carriedDiscussions,
  ...carriedModerations,
  ...carriedDefinitions,
  ...carriedProcesses,
  ...carriedNotifications,
  { name: 'import_pages', row: exportedImportPage, key: ['site', 'sourcePage'] },
  { name: 'import_redirects', row: exportedRedirect, key: ['site', 'slug'] },
]

/** The one that brought this very wiki here is no part of it. */
function importTold(row: Row): Row | null {
  if (row.restores === true) return null
  const underWay = row.state === 'waiting' || row.state === 'running'
  return { ...row, state: underWay ? 'stopped' : row.state }
}
