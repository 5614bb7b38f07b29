import edit from './lineage-edit.page.tsx'
import reading from './lineage-reading.page.tsx'
import readings from './lineage-readings.page.tsx'

/** The readings of a lineage. The one to record another stands before those that go by a number. */
export const readingPages = {
  'definitions/lineage-edit': edit,
  'definitions/lineage-reading': reading,
  'definitions/lineage-readings': readings,
}
