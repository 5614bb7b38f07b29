import { startTestPostgres, stopTestPostgres } from '../support/postgres.ts'
import { measureBlame } from './blame.ts'
import { measureClientSize } from './client-size.ts'
import { measureCoEditing } from './co-editing.ts'
import { measureDefinitions } from './definitions.ts'
import { measureDiff } from './diff.ts'
import { measureDiffPage } from './diff-page.ts'
import { measureDiscussion } from './discussion.ts'
import { measureEditorFeel } from './editor-feel.ts'
import { measureHistory } from './history.ts'
import { measureHistoryPages } from './history-pages.ts'
import { measureImport } from './import.ts'
import { measureMerging } from './merging.ts'
import { measureOpenDrafts } from './open-drafts.ts'
import { measurePageViews } from './page-views.ts'
import { measureProcessSize } from './process-size.ts'
import { measureReplay } from './replay.ts'
import { measureReviewQueue } from './review-queue.ts'
import { measureRevisions } from './revisions.ts'
import { measureRevocation } from './revocation.ts'
import { measureRollback } from './rollback.ts'
import { measureTerms } from './terms.ts'
import { measureTwoProcesses } from './two-processes.ts'
import { measureVerify } from './verify.ts'

/** What can be measured, in the order in which all of it is. Nothing here is asserted; figures are for people to compare. */
const measures: Readonly<Record<string, () => Promise<void>>> = {
  'client-size': measureClientSize,
  'page-views': measurePageViews,
  revisions: measureRevisions,
  revocation: measureRevocation,
  'history-pages': measureHistoryPages,
  'review-queue': measureReviewQueue,
  'process-size': measureProcessSize,
  rollback: measureRollback,
  diff: measureDiff,
  'diff-page': measureDiffPage,
  definitions: measureDefinitions,
  discussion: measureDiscussion,
  history: measureHistory,
  import: measureImport,
  verify: measureVerify,
  blame: measureBlame,
  merging: measureMerging,
  terms: measureTerms,
  'co-editing': measureCoEditing,
  replay: measureReplay,
  'open-drafts': measureOpenDrafts,
  'two-processes': measureTwoProcesses,
  'editor-feel': measureEditorFeel,
}

// npm run bench measures everything; npm run bench -- page-views, only what is named.
const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(measures, name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Name some of these: ${Object.keys(measures).join(', ')}.`)
  process.exit(1)
}
await startTestPostgres()
try {
  for (const [name, measure] of Object.entries(measures)) {
    if (asked.length === 0 || asked.includes(name)) await measure()
  }
} finally {
  await stopTestPostgres()
}
