import { api } from '../platform/api.ts'
import { viewDraft } from './queries.ts'

export const collabRoutes = {
  draft: api.collab.draft.handler(({ input, context }) => viewDraft(context.platform, context.actor, input.slug)),
}
