export { carriedReviews } from './carried.ts'
export { findReviewed } from './queries.ts'
export { reviewRoutes } from './routes.ts'
export { reviewsCheck } from './verify-queries.ts'
