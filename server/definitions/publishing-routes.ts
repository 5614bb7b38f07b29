import { Router } from 'express'
import { apiCatalogRoute } from './api-catalog.ts'
import { embedRoutes } from './embed-routes.ts'
import { negotiatingRoutes } from './negotiating.ts'
import { type PublishingNeeds, publishRoutes } from './publish-routes.ts'
import { timeMapRoutes } from './time-map-routes.ts'

/**
 * [DEF60–DEF79] Definitions as programs and other pages take them. What is sent from here is what visitors read, whoever asks; so it
 * needs no session, and can be kept for everybody.
 */
export function publishingRoutes(needs: PublishingNeeds): Router {
  const router = Router()
  router.use(publishRoutes(needs), timeMapRoutes(needs), embedRoutes(needs), negotiatingRoutes(needs))
  router.use(apiCatalogRoute(needs.platform))
  return router
}
