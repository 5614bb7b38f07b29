import { answeringRoutes } from './answering/routes.ts'
import { contributingRoutes } from './contributing-routes.ts'
import { decidingRoutes } from './deciding-routes.ts'
import { filesRoutes } from './files-routes.ts'
import { lifecycleRoutes } from './lifecycle-routes.ts'
import { ratingRoutes } from './rating-routes.ts'
import { editingRoutes, logRoutes, peopleRoutes } from './running-routes.ts'
import { surveyRoutes } from './survey-routes.ts'
import { tracingRoutes } from './tracing-routes.ts'
import { withholdingRoutes } from './withholding-routes.ts'

/** The routes of every part of the slice. A part adds one line. */
export const processesRoutes = {
  ...lifecycleRoutes,
  ...contributingRoutes,
  ...surveyRoutes,
  ...filesRoutes,
  ...tracingRoutes,
  ...editingRoutes,
  ...logRoutes,
  ...peopleRoutes,
  ...decidingRoutes,
  ...answeringRoutes,
  ...ratingRoutes,
  ...withholdingRoutes,
}
