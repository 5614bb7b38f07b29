import { api } from '../platform/api.ts'
import { beginProcessDraft, chooseCandidate, setDraftIssues } from './draft-commands.ts'
import { mergeDraft, previewDraftMerge } from './draft-merging.ts'
import { compareProcessDraft, listProcessDrafts } from './drafting.ts'

export const draftsRoutes = {
  processDrafts: api.processes.processDrafts.handler(({ input, context }) =>
    listProcessDrafts(context.platform, context.actor, input),
  ),
  beginProcessDraft: api.processes.beginProcessDraft.handler(({ input, context }) =>
    beginProcessDraft(context.platform, context.actor, input),
  ),
  compareProcessDraft: api.processes.compareProcessDraft.handler(({ input, context }) =>
    compareProcessDraft(context.platform, context.actor, input),
  ),
  previewDraftMerge: api.processes.previewDraftMerge.handler(({ input, context }) =>
    previewDraftMerge(context.platform, context.actor, input),
  ),
  mergeDraft: api.processes.mergeDraft.handler(({ input, context }) =>
    mergeDraft(context.platform, context.actor, input),
  ),
  setDraftIssues: api.processes.setDraftIssues.handler(({ input, context }) =>
    setDraftIssues(context.platform, context.actor, input),
  ),
  chooseCandidate: api.processes.chooseCandidate.handler(({ input, context }) =>
    chooseCandidate(context.platform, context.actor, input),
  ),
}
