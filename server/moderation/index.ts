export { type ModerationAct, recordModeration } from './commands.ts'
export { type ModerationRow, readLast } from './queries.ts'
export type { ModerationNeeds } from './reading.ts'
export { moderationRoutes } from './routes.ts'
