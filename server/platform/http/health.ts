import { Router } from 'express'
import type { Platform } from '../platform.ts'

/** /healthz: the process runs. /readyz: it can also reach its database. */
export function healthRoutes(platform: Platform): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    try {
      await platform.database.prisma.$queryRaw`SELECT 1`
      response.json({ status: 'ok' })
    } catch {
      response.status(503).json({ status: 'database-away' })
    }
  })
  return router
}
