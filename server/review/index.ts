export { reviewRoutes } from './routes.ts'
export { reviewsCheck } from './verify-queries.ts'
