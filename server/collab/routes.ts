import { api } from '../platform/api.ts'
import { readMoment, readState, readUpdates } from './history-queries.ts'
import { viewDraft } from './queries.ts'
import { readTimeline } from './timeline-queries.ts'

export const collabRoutes = {
  draft: api.collab.draft.handler(({ input, context }) => viewDraft(context.platform, context.actor, input.slug)),
  draftTimeline: api.collab.draftTimeline.handler(({ input, context }) =>
    readTimeline(context.platform, context.actor, input.slug),
  ),
  draftAt: api.collab.draftAt.handler(({ input, context }) => readMoment(context.platform, context.actor, input)),
  draftState: api.collab.draftState.handler(({ input, context }) => readState(context.platform, context.actor, input)),
  draftUpdates: api.collab.draftUpdates.handler(({ input, context }) =>
    readUpdates(context.platform, context.actor, input),
  ),
}
