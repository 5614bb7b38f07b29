import { pagePath, timeMapPath } from '@fieldword/shared/definitions/addresses.ts'
import { type Link, linksAsText, type Memento } from '@fieldword/shared/definitions/memento.ts'
import { type Request, type Response, Router } from 'express'
import Negotiator from 'negotiator'
import { z } from 'zod'
import { findPage } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { sendKept } from '../platform/http/send-kept.ts'
import { slugIn } from '../platform/http/slug-in.ts'
import { readTimeMap } from './memento-queries.ts'
import { parsed } from './publish-input.ts'
import type { PublishingNeeds } from './publish-routes.ts'

const types = { link: 'application/link-format', json: 'application/json' } as const
type Extension = keyof typeof types
/** Mementos told at once; the map says where the rest is. */
const most = 500

const place = z.coerce.number().int().min(0).max(2_000_000_000).default(0)

/** [DEF72] The past of a page, in RFC 7089's two ways of telling it. */
export function timeMapRoutes(needs: PublishingNeeds): Router {
  const router = Router()
  router.get('/wiki/:slug/timemap', (request, response) => {
    const type = new Negotiator(request).mediaType(Object.values(types)) ?? types.link
    response.vary('accept')
    response.redirect(303, timeMapPath(slugIn(request.params.slug), type === types.json ? 'json' : 'link'))
  })
  for (const extension of ['link', 'json'] as const) {
    router.get(`/wiki/:slug/timemap.${extension}`, (request, response) => send(needs, request, response, extension))
  }
  return router
}

async function send(
  { platform, cache }: PublishingNeeds,
  request: Request,
  response: Response,
  extension: Extension,
): Promise<void> {
  const { generation } = cache
  const asked = slugIn(request.params.slug)
  const page = await findPage(platform, asked)
  if (page.slug !== asked) return response.redirect(301, timeMapPath(page.slug, extension))
  const after = parsed(place, request.query.after, 'after')
  const { mementos, nextAfter } = await readTimeMap(platform.database.prisma, page, { after, limit: most })
  if (mementos.length === 0) return refuseWith('not-found')
  const origin = platform.config.publicUrl
  const part = (after: number) => `${origin}${timeMapPath(page.slug, extension)}${after === 0 ? '' : `?after=${after}`}`
  const map: TimeMap = {
    ...{ original: origin + pagePath(page.slug), self: part(after), mementos },
    ...{ start: after === 0 ? null : part(0), next: nextAfter === null ? null : part(nextAfter) },
  }
  const text = extension === 'link' ? asLinks(map, origin) : asJson(map, origin)
  const headers = { 'content-type': types[extension], 'access-control-allow-origin': '*' }
  sendKept(request, response, { text, headers }, { cache, generation, keep: true })
}

interface TimeMap {
  readonly original: string
  readonly self: string
  /** The part that begins with the oldest; none where this is it. */
  readonly start: string | null
  readonly next: string | null
  readonly mementos: readonly Memento[]
}

/** [DEF96] Each part says from when until when it tells, and where the first and the next one are. */
function asLinks({ original, self, start, next, mementos }: TimeMap, origin: string): string {
  const [first, last] = [mementos[0], mementos.at(-1)]
  const links: Link[] = [
    { href: original, rel: 'original timegate' },
    { href: self, rel: 'self', type: types.link, ...(first && last ? { from: first.at, until: last.at } : {}) },
    ...(start ? [{ href: start, rel: 'timemap', type: types.link, ...(first ? { until: first.at } : {}) }] : []),
    ...(next ? [{ href: next, rel: 'timemap', type: types.link, ...(last ? { from: last.at } : {}) }] : []),
    ...mementos.map(memento => ({
      href: origin + memento.path,
      rel: [!start && memento === first && 'first', !next && memento === last && 'last', 'memento']
        .filter(Boolean)
        .join(' '),
      datetime: memento.at,
    })),
  ]
  return `${linksAsText(links, ',\n')}\n`
}

function asJson({ original, self, start, next, mementos }: TimeMap, origin: string): string {
  const told = ({ path, at }: Memento) => ({ datetime: at.toISOString(), uri: origin + path })
  const list = mementos.map(told)
  const pages = { ...(start ? { first: { uri: start } } : {}), ...(next ? { next: { uri: next } } : {}) }
  return JSON.stringify({
    original_uri: original,
    timegate_uri: original,
    timemap_uri: { json_format: self },
    ...(start || next ? { pages } : {}),
    mementos: { ...(start ? {} : { first: list[0] }), ...(next ? {} : { last: list.at(-1) }), list },
  })
}
