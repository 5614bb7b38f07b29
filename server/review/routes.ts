import { api } from '../platform/api.ts'
import { admitNewcomer } from '../revisions/index.ts'
import { assignReview, listAssignees } from './assignment-commands.ts'
import { actOnMany } from './batch-commands.ts'
import { viewBatch } from './batch-reading.ts'
import { catchUp } from './catch-up-commands.ts'
import { previewCatchUp } from './catching-up.ts'
import { propose } from './commands.ts'
import { type DecisionNeeds, decideReview } from './decision-commands.ts'
import { delegate, endDelegation } from './delegation-commands.ts'
import { listDelegations } from './delegations.ts'
import { compareDraft } from './draft-comparing.ts'
import { tryFilter } from './filter-trial.ts'
import { queueHealth } from './health.ts'
import { listDecisions } from './log.ts'
import { countOwn, listOwnProposals } from './own.ts'
import { acceptPart } from './part-commands.ts'
import { previewPart } from './parting.ts'
import { checkChanges, uncheckChanges } from './patrol-commands.ts'
import { listPatrol, listPatrolActs } from './patrolling.ts'
import { previewProposal } from './proposing.ts'
import { countOpenReviews, listQueue, placeInQueue, queueFigures } from './queueing.ts'
import { viewReview } from './reading.ts'
import { restore } from './restore-commands.ts'
import { previewRestoration } from './restoring.ts'
import { setRules } from './rules-commands.ts'
import { listRuleChanges, viewRules } from './rules-reading.ts'
import { undoBatch } from './undo-batch-commands.ts'
import { undo } from './undo-commands.ts'
import { previewUndo } from './undoing.ts'
import { update } from './update-commands.ts'
import { previewUpdate } from './updating.ts'

/** `needs`: what decisions need to know of the slices above. */
export const reviewRoutes = (needs: DecisionNeeds) => ({
  preview: api.review.preview.handler(({ input, context }) =>
    previewProposal(context.platform, context.actor, input.slug, input),
  ),
  compareDraft: api.review.compareDraft.handler(({ input, context }) =>
    compareDraft(context.platform, context.actor, input),
  ),
  propose: api.review.propose.handler(async ({ input, context }) => {
    await admitNewcomer(context.platform, context.actor, 'proposals')
    return propose(context.platform, context.actor, input)
  }),
  restore: api.review.restore.handler(({ input, context }) => restore(context.platform, context.actor, input)),
  restoring: api.review.restoring.handler(({ input, context }) =>
    previewRestoration(context.platform, context.actor, input),
  ),
  undo: api.review.undo.handler(({ input, context }) => undo(context.platform, context.actor, input)),
  undoing: api.review.undoing.handler(({ input, context }) => previewUndo(context.platform, context.actor, input)),
  update: api.review.update.handler(({ input, context }) => update(context.platform, context.actor, input)),
  updating: api.review.updating.handler(({ input, context }) => previewUpdate(context.platform, context.actor, input)),
  picking: api.review.picking.handler(({ input, context }) => previewPart(context.platform, context.actor, input)),
  acceptPart: api.review.acceptPart.handler(({ input, context }) => acceptPart(context.platform, context.actor, input)),
  catchingUp: api.review.catchingUp.handler(({ input, context }) =>
    previewCatchUp(context.platform, context.actor, input),
  ),
  catchUp: api.review.catchUp.handler(({ input, context }) => catchUp(context.platform, context.actor, input)),
  tryFilter: api.review.tryFilter.handler(({ input, context }) => tryFilter(context.platform, context.actor, input)),
  queue: api.review.queue.handler(({ input, context }) => listQueue(context.platform, context.actor, input)),
  count: api.review.count.handler(({ context }) => countOpenReviews(context.platform, context.actor)),
  figures: api.review.figures.handler(({ context }) => queueFigures(context.platform, context.actor)),
  health: api.review.health.handler(({ context }) => queueHealth(context.platform, context.actor)),
  place: api.review.place.handler(({ input, context }) => placeInQueue(context.platform, context.actor, input)),
  assign: api.review.assign.handler(({ input, context }) => assignReview(context.platform, context.actor, input)),
  assignees: api.review.assignees.handler(({ context }) => listAssignees(context.platform, context.actor)),
  read: api.review.read.handler(({ input, context }) => viewReview(context.platform, context.actor, input.id, input)),
  decide: api.review.decide.handler(({ input, context }) =>
    decideReview(context.platform, context.actor, input, needs),
  ),
  decisions: api.review.decisions.handler(({ input, context }) =>
    listDecisions(context.platform, context.actor, input),
  ),
  ownProposals: api.review.ownProposals.handler(({ input, context }) =>
    listOwnProposals(context.platform, context.actor, input),
  ),
  countOwn: api.review.countOwn.handler(({ context }) => countOwn(context.platform, context.actor)),
  delegations: api.review.delegations.handler(({ input, context }) =>
    listDelegations(context.platform, context.actor, input),
  ),
  delegate: api.review.delegate.handler(({ input, context }) => delegate(context.platform, context.actor, input)),
  endDelegation: api.review.endDelegation.handler(({ input, context }) =>
    endDelegation(context.platform, context.actor, input),
  ),
  batch: api.review.batch.handler(({ input, context }) => actOnMany(context.platform, context.actor, input, needs)),
  readBatch: api.review.readBatch.handler(({ input, context }) => viewBatch(context.platform, context.actor, input.id)),
  undoBatch: api.review.undoBatch.handler(({ input, context }) =>
    undoBatch(context.platform, context.actor, input.id, needs),
  ),
  rules: api.review.rules.handler(({ context }) => viewRules(context.platform)),
  ruleChanges: api.review.ruleChanges.handler(({ input, context }) => listRuleChanges(context.platform, input)),
  setRules: api.review.setRules.handler(({ input, context }) => setRules(context.platform, context.actor, input)),
})

export const patrolRoutes = {
  list: api.patrol.list.handler(({ input, context }) => listPatrol(context.platform, context.actor, input)),
  check: api.patrol.check.handler(({ input, context }) =>
    checkChanges(context.platform, context.actor, input.revisionIds),
  ),
  uncheck: api.patrol.uncheck.handler(({ input, context }) =>
    uncheckChanges(context.platform, context.actor, input.revisionIds),
  ),
  log: api.patrol.log.handler(({ input, context }) => listPatrolActs(context.platform, context.actor, input)),
}
