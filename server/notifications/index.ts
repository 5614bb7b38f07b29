export { carriedNotifications } from './carried.ts'
export { Post } from './post.ts'
export { notificationsRoutes, oneClickStop } from './routes.ts'
