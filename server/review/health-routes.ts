import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { healthCsv } from '@fieldword/shared/review/health-csv.ts'
import { type Request, Router } from 'express'
import type { Platform } from '../platform/platform.ts'
import { queueHealth } from './health.ts'

/** [RV112] The same as a table for spreadsheets. */
export function healthRoutes(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  router.get('/review/health.csv', async (request, response) => {
    const csv = healthCsv(await queueHealth(platform, await actorOf(request)))
    response.set('cache-control', 'private, no-cache')
    response.attachment('review-health.csv')
    response.type('text/csv; charset=utf-8; header=present')
    response.end(csv)
  })
  return router
}
