import { pipeline } from 'node:stream/promises'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type Request, type Response, Router } from 'express'
import { refuseWith } from '../platform/errors.ts'
import { slugIn } from '../platform/http/slug-in.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type Export, exportPage, pageFormats } from './page-exports.ts'
import { wikiLines, wikiXml } from './wiki-export.ts'

/** [TRF30] [TRF31] What is taken out is written as it is read: nobody waits for the whole, and nothing holds it. */
export function exportRoutes(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  router.get('/wiki/:slug/export.:format', async (request, response) => {
    const format = pageFormats.find(known => known === request.params.format) ?? refuseWith('not-found')
    const exported = await exportPage(platform, await actorOf(request), slugIn(request.params.slug), format)
    await send(response, exported, `${exported.slug}.${format}`)
  })
  router.get('/export/wiki.jsonl', async (request, response) => {
    const actor = await actorOf(request)
    demand(actor, 'wiki:export')
    await send(response, { type: 'application/x-ndjson', chunks: wikiLines(platform, actor) }, 'wiki.jsonl')
  })
  router.get('/export/wiki.xml', async (request, response) => {
    const actor = await actorOf(request)
    demand(actor, 'wiki:export')
    await send(response, { type: 'application/xml', chunks: wikiXml(platform, actor) }, 'wiki.xml')
  })
  return router
}

async function send(response: Response, { type, chunks }: Omit<Export, 'slug'>, name: string): Promise<void> {
  response.setHeader('content-type', `${type}; charset=utf-8`)
  // What a page says differs by who asks, and HTML from here must not run as a page of the wiki.
  response.setHeader('cache-control', 'private, no-cache')
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  await pipeline(chunks, response)
}
