import {
  exportedErratum,
  exportedFrontPage,
  exportedReading,
  exportedStatusChange,
  exportedTie,
  exportedVersion,
} from '@fieldword/shared/definitions/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

const logOfVersion = {
  ...{ key: ['versionId', 'number'] },
  adopted: { page: 'page_id', through: { table: 'versions', column: 'versionId' }, people: { actorId: null } },
}

export const carriedDefinitions: readonly CarriedTable[] = [
  {
    ...{ name: 'versions', row: exportedVersion, key: ['id'] },
    adopted: { page: 'pageId', people: { publishedById: null } },
  },
  { name: 'version_status_changes', row: exportedStatusChange, ...logOfVersion },
  { name: 'version_errata', row: exportedErratum, ...logOfVersion },
  {
    ...{ name: 'lineage_readings', row: exportedReading, key: ['id'] },
    adopted: { page: 'pageId', people: { recordedById: 'outsideRecorder' } },
  },
  {
    ...{ name: 'lineage_ties', row: exportedTie, key: ['readingId', 'position'] },
    adopted: { page: 'page_id', through: { table: 'lineage_readings', column: 'readingId' } },
  },
  { name: 'front_page', row: exportedFrontPage, key: ['id'] },
]
