import { textName } from '@fieldword/shared/definitions/compare-contract.ts'
import { overTimeCsv } from '@fieldword/shared/definitions/over-time-csv.ts'
import { slug } from '@fieldword/shared/kernel/contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { type RequestHandler, Router } from 'express'
import { z } from 'zod'
import { refuseWith } from '../platform/errors.ts'
import { etagOf } from '../platform/http/page-cache.ts'
import { sendWhole } from '../platform/http/send-whole.ts'
import type { Platform } from '../platform/platform.ts'
import { wholeOverTime } from './over-time.ts'

const wishShape = z.strictObject({ slug, from: textName.optional(), to: textName.optional() })

/** [DEF53] The table of elements over time for spreadsheets: what visitors read, whoever asks. */
export function overTimeRoutes(platform: Platform): Router {
  const router = Router()
  const answer: RequestHandler = async (request, response) => {
    const { success, data } = wishShape.safeParse({ ...request.query, slug: request.params.slug })
    if (!success) return refuseWith('not-found')
    const table = await wholeOverTime(platform, visitor, data)
    const csv = overTimeCsv(table)
    response.attachment(`${table.pageSlug}-over-time.csv`)
    response.type('text/csv; charset=utf-8; header=present')
    sendWhole(request, response, csv, { 'cache-control': 'public, no-cache', etag: etagOf(csv) })
  }
  router.get('/wiki/:slug/versions/over-time.csv', answer)
  return router
}
