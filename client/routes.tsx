import { accountsPages } from './accounts/index.ts'
import { definitionsPages } from './definitions/index.ts'
import { discussionPages } from './discussion/index.ts'
import { docsPages } from './docs/index.ts'
import { draftsPages } from './drafts/index.ts'
import { editorPages } from './editor/index.ts'
import { homePages } from './home/index.ts'
import { moderationPages } from './moderation/index.ts'
import { notificationsPages } from './notifications/index.ts'
import { pagesPages } from './pages/index.ts'
import type { PageDefinition } from './platform/page.ts'
import { processesPages } from './processes/index.ts'
import { reviewPages } from './review/index.ts'
import { revisionsPages } from './revisions/index.ts'
import { termsPages } from './terms/index.ts'
import { transferPages } from './transfer/index.ts'

/** Every page there is, by id. A slice adds one line. */
export const routes: Readonly<Record<string, PageDefinition<unknown>>> = {
  ...homePages,
  ...docsPages,
  ...accountsPages,
  ...definitionsPages,
  ...termsPages,
  ...moderationPages,
  ...pagesPages,
  ...revisionsPages,
  ...discussionPages,
  ...reviewPages,
  ...editorPages,
  ...draftsPages,
  ...processesPages,
  ...notificationsPages,
  ...transferPages,
}
