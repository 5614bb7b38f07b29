import { appealsCheck, networksCheck, trustCheck } from './accounts/index.ts'
import { draftsCheck } from './collab/index.ts'
import { lineageCheck, versionsCheck } from './definitions/index.ts'
import { threadsCheck } from './discussion/index.ts'
import { filterCheck } from './moderation/index.ts'
import { pagesCheck, treeCheck } from './pages/index.ts'
import type { Check } from './platform/verifying.ts'
import {
  adoptionsCheck,
  answersCheck,
  contributionsCheck,
  notesCheck,
  processesCheck,
  roundsCheck,
  withheldCheck,
} from './processes/index.ts'
import { reviewsCheck, rollbacksCheck } from './review/index.ts'
import { contentsCheck, revisionsCheck, typingCheck } from './revisions/index.ts'

/** What `npm run verify` looks at, from the ground up. A slice adds its own. */
export const checks: readonly Check[] = [
  trustCheck,
  networksCheck,
  appealsCheck,
  filterCheck,
  contentsCheck,
  revisionsCheck,
  typingCheck,
  pagesCheck,
  treeCheck,
  draftsCheck,
  threadsCheck,
  reviewsCheck,
  rollbacksCheck,
  versionsCheck,
  lineageCheck,
  processesCheck,
  contributionsCheck,
  adoptionsCheck,
  answersCheck,
  roundsCheck,
  notesCheck,
  withheldCheck,
]
