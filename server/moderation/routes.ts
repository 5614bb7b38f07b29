import { api } from '../platform/api.ts'
import { addRule, endRule } from './filter-commands.ts'
import { listRules } from './filter-queries.ts'
import { listLog, type ModerationNeeds } from './reading.ts'

export function moderationRoutes(needs: ModerationNeeds) {
  return {
    filter: api.moderation.filter.handler(({ input, context }) => listRules(context.platform, context.actor, input)),
    addRule: api.moderation.addRule.handler(({ input, context }) => addRule(context.platform, context.actor, input)),
    endRule: api.moderation.endRule.handler(({ input, context }) => endRule(context.platform, context.actor, input)),
    log: api.moderation.log.handler(({ input, context }) => listLog(needs, context.platform, input)),
  }
}
