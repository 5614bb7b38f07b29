import {
  exportedLabel,
  exportedProtection,
  exportedTermOff,
  exportedTermPlaceOff,
} from '@fieldword/shared/pages/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedOfPages: readonly CarriedTable[] = [
  {
    ...{ name: 'page_protections', row: exportedProtection, key: ['id'] },
    adopted: { page: 'pageId', people: { setById: null } },
  },
  {
    ...{ name: 'page_labels', row: exportedLabel, key: ['id'] },
    adopted: { page: 'pageId', people: { createdById: null } },
  },
  { name: 'terms_off', row: exportedTermOff, key: ['pageId', 'termPageId'], adopted: { page: 'pageId' } },
  {
    ...{ name: 'term_places_off', row: exportedTermPlaceOff, key: ['pageId', 'termPageId', 'block', 'number'] },
    adopted: { page: 'pageId' },
  },
]
