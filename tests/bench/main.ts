import { startTestPostgres, stopTestPostgres } from '../support/postgres.ts'
import { measureClientSize } from './client-size.ts'
import { measurePageViews } from './page-views.ts'

// npm run bench: everything that is measured. Nothing here is asserted; figures are for people to compare.
await startTestPostgres()
try {
  await measureClientSize()
  await measurePageViews()
} finally {
  await stopTestPostgres()
}
