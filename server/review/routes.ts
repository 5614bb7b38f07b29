import { api } from '../platform/api.ts'
import { decideReview, propose, restore } from './commands.ts'
import { previewProposal } from './proposing.ts'
import { countOpenReviews, listQueue, viewReview } from './reading.ts'

export const reviewRoutes = {
  preview: api.review.preview.handler(({ input, context }) =>
    previewProposal(context.platform, context.actor, input.slug),
  ),
  propose: api.review.propose.handler(({ input, context }) => propose(context.platform, context.actor, input)),
  restore: api.review.restore.handler(({ input, context }) => restore(context.platform, context.actor, input)),
  queue: api.review.queue.handler(({ input, context }) => listQueue(context.platform, context.actor, input)),
  count: api.review.count.handler(({ context }) => countOpenReviews(context.platform, context.actor)),
  read: api.review.read.handler(({ input, context }) => viewReview(context.platform, context.actor, input.id)),
  decide: api.review.decide.handler(({ input, context }) => decideReview(context.platform, context.actor, input)),
}
