import { slug } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { individualCsv, resultsCsv } from '@fieldword/shared/processes/rating/csv.ts'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { readIndividualRatings, readResults } from './results-reading.ts'

const which = z.object({ slug, stage: z.uuid().optional(), round: z.coerce.number().int().min(1).max(3).optional() })

/** [PR186] Results for spreadsheets. */
export function ratingCsvRoutes(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  router.get('/processes/:slug/results.csv', async (request, response) => {
    const asked = askedIn(request)
    send(response, `${asked.slug}-results.csv`, resultsCsv(await readResults(platform, await actorOf(request), asked)))
  })
  router.get('/processes/:slug/ratings.csv', async (request, response) => {
    const asked = askedIn(request)
    const rows = await readIndividualRatings(platform, await actorOf(request), asked)
    send(response, `${asked.slug}-ratings.csv`, individualCsv(rows))
  })
  return router
}

/** What could be none is not found, as any file that is not there. */
function askedIn({ params, query }: Request<{ slug: string }>): z.output<typeof which> {
  const { success, data } = which.safeParse({ ...query, slug: params.slug })
  return success ? data : refuseWith('not-found')
}

function send(response: Response, name: string, csv: string): void {
  response.set('cache-control', 'private, no-cache')
  response.attachment(name)
  response.type('text/csv; charset=utf-8; header=present')
  response.end(csv)
}
