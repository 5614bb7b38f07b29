import { measureClientSize } from './client-size.ts'
import { measurePageViews } from './page-views.ts'

/** `npm run bench`: everything that is measured. Nothing here is asserted; figures are for people to compare. */
await measureClientSize()
await measurePageViews()
