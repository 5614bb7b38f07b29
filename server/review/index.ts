export { carriedReviews } from './carried.ts'
export { reviewRoutes } from './routes.ts'
export { reviewsCheck } from './verify-queries.ts'
