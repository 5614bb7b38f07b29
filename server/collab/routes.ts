import { api } from '../platform/api.ts'
import { readMoment, readState, readUpdates } from './history-queries.ts'
import { listOwnDrafts, listPageDrafts, viewOwnDraft } from './own-drafts.ts'
import {
  beginDraft,
  bringDraftBack,
  deleteDraft,
  inviteToDraft,
  renameDraft,
  uninviteFromDraft,
} from './own-drafts-commands.ts'
import { viewDraft } from './queries.ts'
import { readTimeline } from './timeline-queries.ts'

export const collabRoutes = {
  draft: api.collab.draft.handler(({ input, context }) => viewDraft(context.platform, context.actor, input)),
  draftTimeline: api.collab.draftTimeline.handler(({ input, context }) =>
    readTimeline(context.platform, context.actor, input),
  ),
  draftAt: api.collab.draftAt.handler(({ input, context }) => readMoment(context.platform, context.actor, input)),
  draftState: api.collab.draftState.handler(({ input, context }) => readState(context.platform, context.actor, input)),
  draftUpdates: api.collab.draftUpdates.handler(({ input, context }) =>
    readUpdates(context.platform, context.actor, input),
  ),
  ownDrafts: api.collab.ownDrafts.handler(({ input, context }) =>
    listOwnDrafts(context.platform, context.actor, input),
  ),
  pageDrafts: api.collab.pageDrafts.handler(({ input, context }) =>
    listPageDrafts(context.platform, context.actor, input),
  ),
  ownDraft: api.collab.ownDraft.handler(({ input, context }) =>
    viewOwnDraft(context.platform, context.actor, input.id),
  ),
  beginDraft: api.collab.beginDraft.handler(({ input, context }) => beginDraft(context.platform, context.actor, input)),
  renameDraft: api.collab.renameDraft.handler(({ input, context }) =>
    renameDraft(context.platform, context.actor, input),
  ),
  inviteToDraft: api.collab.inviteToDraft.handler(({ input, context }) =>
    inviteToDraft(context.platform, context.actor, input),
  ),
  uninviteFromDraft: api.collab.uninviteFromDraft.handler(({ input, context }) =>
    uninviteFromDraft(context.platform, context.actor, input),
  ),
  deleteDraft: api.collab.deleteDraft.handler(({ input, context }) =>
    deleteDraft(context.platform, context.actor, input.id),
  ),
  bringDraftBack: api.collab.bringDraftBack.handler(({ input, context }) =>
    bringDraftBack(context.platform, context.actor, input.id),
  ),
}
