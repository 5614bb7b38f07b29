import { slug } from '@fieldword/shared/kernel/contract.ts'
import { changeFilters } from '@fieldword/shared/pages/changes-contract.ts'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { refuseWith } from '../platform/errors.ts'
import { atomOf, atomType, type Feed } from '../platform/http/atom.ts'
import { etagOf, type PageCache } from '../platform/http/page-cache.ts'
import { sendWhole } from '../platform/http/send-whole.ts'
import type { Platform } from '../platform/platform.ts'
import { changesFeed, type FeedWish, historyFeed, personFeed } from './feeds.ts'

const wishShape = z.strictObject({ ...changeFilters, cursor: z.string().max(200).optional() })

/**
 * [PG33] [PG34] The feeds. They are what visitors read, whoever asks: readers of feeds have no session, and what is kept for one
 * can be sent to all.
 */
export function feedRoutes(platform: Platform, cache: PageCache): Router {
  const router = Router()
  const answer = (make: (request: Request, wish: FeedWish) => Promise<Feed | { to: string }>) => {
    return async (request: Request, response: Response) => {
      const { generation } = cache
      const feed = await make(request, wishOf(request))
      if ('to' in feed) response.redirect(301, feed.to)
      else send(request, response, atomOf(feed), { generation, cache, now: platform.clock() })
    }
  }
  router.get(
    '/wiki/:slug/history.atom',
    answer((request, wish) => historyFeed(platform, slugOf(request), wish)),
  )
  router.get(
    '/recent-changes.atom',
    answer((_, wish) => changesFeed(platform, wish)),
  )
  router.get(
    '/people/:id.atom',
    answer((request, wish) => personFeed(platform, idOf(request), wish)),
  )
  return router
}

interface Kept {
  readonly generation: number
  readonly cache: PageCache
  readonly now: Date
}

function send(request: Request, response: Response, xml: string, { generation, cache, now }: Kept): void {
  const own = {
    'content-type': `${atomType}; charset=utf-8`,
    vary: 'accept-encoding',
    'cache-control': 'public, no-cache',
    etag: etagOf(xml),
    ...lastModified(cache, now),
  }
  const { 'x-request-id': _, ...common } = response.getHeaders()
  cache.store(request.originalUrl, xml, { ...common, ...own }, generation)
  sendWhole(request, response, xml, own)
}

/** [PG34] In the second in which something changed, a time would not tell the old text from the new one. */
function lastModified(cache: PageCache, now: Date): { 'last-modified'?: string } {
  const seconds = (time: number) => Math.floor(time / 1000)
  return seconds(now.getTime()) > seconds(cache.changedAt) ? { 'last-modified': now.toUTCString() } : {}
}

function wishOf({ query }: Request): FeedWish {
  const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  return parsed(wishShape, asked)
}

function slugOf({ params }: Request): string {
  return parsed(slug, params.slug)
}

function idOf({ params }: Request): string {
  const { success, data } = z.uuid().safeParse(params.id)
  return success ? data : refuseWith('not-found')
}

function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const { success, data, error } = shape.safeParse(value)
  if (success) return data
  const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  return refuseWith('bad-input', { issues })
}
