import { lifecycleRoutes } from './lifecycle-routes.ts'

/** The routes of every part of the slice. A part adds one line. */
export const processesRoutes = {
  ...lifecycleRoutes,
}
