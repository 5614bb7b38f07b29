export { carriedDiscussions } from './carried.ts'
export { commentersOn, countByBlock, countThreads } from './counting-queries.ts'
export type { DiscussionNeeds } from './needs.ts'
export { discussionRoutes } from './routes.ts'
