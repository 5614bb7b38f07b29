import { api } from '../platform/api.ts'
import { startRollback, stopRollback, undoRollback } from './rollback-commands.ts'
import { planRollback } from './rollback-planning.ts'
import { listItems, listRollbacks, viewRollback } from './rollback-reading.ts'

export const rollbackRoutes = {
  plan: api.rollback.plan.handler(({ input, context }) => planRollback(context.platform, context.actor, input)),
  start: api.rollback.start.handler(({ input, context }) => startRollback(context.platform, context.actor, input)),
  list: api.rollback.list.handler(({ input, context }) => listRollbacks(context.platform, context.actor, input)),
  read: api.rollback.read.handler(({ input, context }) => viewRollback(context.platform, context.actor, input.id)),
  items: api.rollback.items.handler(({ input, context }) => listItems(context.platform, context.actor, input)),
  stop: api.rollback.stop.handler(({ input, context }) => stopRollback(context.platform, context.actor, input.id)),
  undo: api.rollback.undo.handler(({ input, context }) => undoRollback(context.platform, context.actor, input.id)),
}
