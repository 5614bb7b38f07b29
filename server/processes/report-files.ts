import { csvOf } from '@fieldword/shared/kernel/csv.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { reportSection, reportTable } from '@fieldword/shared/processes/report/tables.ts'
import { type Request, Router } from 'express'
import { refuseWith } from '../platform/errors.ts'
import { slugIn } from '../platform/http/slug-in.ts'
import type { Platform } from '../platform/platform.ts'
import { readReport } from './reporting.ts'
import { beginFile } from './sending.ts'

/** [PR377] The sections of a report as tables of their own, and the whole as JSON: the same as its page tells whoever asks. */
export function reportFilesRoutes(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  router.get('/processes/:slug/report.json', async (request, response) => {
    const slug = slugIn(request.params.slug)
    const report = await readReport(platform, await actorOf(request), slug)
    beginFile(response, `${slug}-report.json`, 'application/json')
    response.send(`${JSON.stringify(report, null, 1)}\n`)
  })
  router.get('/processes/:slug/report/:section.csv', async (request, response) => {
    const slug = slugIn(request.params.slug)
    const section = reportSection.safeParse(request.params.section)
    if (!section.success) return refuseWith('not-found')
    const { columns, rows } = reportTable(await readReport(platform, await actorOf(request), slug), section.data)
    beginFile(response, `${slug}-${section.data}.csv`, 'text/csv; charset=utf-8; header=present')
    response.send(csvOf([columns, ...rows]))
  })
  return router
}
