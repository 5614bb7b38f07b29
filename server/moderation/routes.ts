import { api } from '../platform/api.ts'
import { listLog, type ModerationNeeds } from './reading.ts'

export function moderationRoutes(needs: ModerationNeeds) {
  return {
    log: api.moderation.log.handler(({ input, context }) => listLog(needs, context.platform, input)),
  }
}
