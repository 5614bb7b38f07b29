export { carriedDiscussions } from './carried.ts'
export type { DiscussionNeeds } from './needs.ts'
export { discussionRoutes } from './routes.ts'
