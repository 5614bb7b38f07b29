import { createHash } from 'node:crypto'
import { embedPath, type Place, pagePath, versionPath } from '@fieldword/shared/definitions/addresses.ts'
import { elementAnchor } from '@fieldword/shared/definitions/cite-contract.ts'
import { type CardSize, embedCodeOf } from '@fieldword/shared/definitions/embed-code.ts'
import { type Published, publisher, titleOf } from '@fieldword/shared/definitions/published.ts'
import { type Request, type Response, Router } from 'express'
import { refuseWith } from '../platform/errors.ts'
import { escaped } from '../platform/http/atom.ts'
import { sendKept } from '../platform/http/send-kept.ts'
import { slugIn } from '../platform/http/slug-in.ts'
import { cardAddressed, cardSize } from './embed-address.ts'
import { cardOf } from './embed-card.ts'
import { embedStyle } from './embed-style.ts'
import { parsed } from './publish-input.ts'
import type { PublishingNeeds } from './publish-routes.ts'
import { elementNumbered, readCarded } from './publishing.ts'

const styleHash = createHash('sha256').update(embedStyle).digest('base64')
/** [DEF76] Of cards alone: any page may frame them, and they may load and run nothing. Pictures are the text's own. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src https: data:; base-uri 'none'; form-action 'none'; frame-ancestors *`

/** [DEF76–DEF79] Cards of definitions for the pages of others, and how to find them by oEmbed. */
export function embedRoutes(needs: PublishingNeeds): Router {
  const router = Router()
  router.get(['/embed/:slug', '/embed/:slug/:label'], (request, response) => sendCard(needs, request, response))
  router.get('/oembed', (request, response) => sendOembed(needs, request, response))
  return router
}

async function sendCard({ platform, cache }: PublishingNeeds, request: Request, response: Response): Promise<void> {
  const { generation } = cache
  const label = request.params.label === undefined ? null : String(request.params.label)
  const asked = slugIn(request.params.slug)
  const number = parsed(elementAnchor.optional(), request.query.element, 'element')
  const published = await readCarded(platform, asked, label)
  const { slug } = published.definition.page
  if (slug !== asked) return response.redirect(301, embedPath({ slug, label }, number))
  const element = number === undefined ? undefined : elementNumbered(published, number)
  response.removeHeader('x-frame-options')
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    // Pages that isolate themselves frame only what says that it may be framed.
    'cross-origin-resource-policy': 'cross-origin',
    'cross-origin-embedder-policy': 'credentialless',
    'x-robots-tag': 'noindex',
  }
  const text = cardOf(published, element, label !== null)
  sendKept(request, response, { text, headers }, { cache, generation, keep: true })
}

/** [DEF78] oEmbed 1.0, of type rich. */
async function sendOembed({ platform, cache }: PublishingNeeds, request: Request, response: Response): Promise<void> {
  const { generation } = cache
  const { url, format = 'json', maxwidth, maxheight } = request.query
  if (format !== 'json' && format !== 'xml') return refuseWith('no-such-card-format')
  const size = cardSize({ maxwidth, maxheight }) ?? refuseWith('bad-input', { issues: [{ path: 'maxwidth' }] })
  const place = cardAddressed(url, platform.config.publicUrl) ?? refuseWith('not-embeddable')
  const published = await readCarded(platform, slugIn(place.slug), place.label)
  const told = oembedOf(published, { ...place, slug: published.definition.page.slug }, size)
  const text = format === 'json' ? JSON.stringify(told) : xmlOf(told)
  const type = format === 'json' ? 'application/json' : 'text/xml; charset=utf-8'
  const headers = { 'content-type': type, 'access-control-allow-origin': '*' }
  sendKept(request, response, { text, headers }, { cache, generation, keep: true })
}

type Told = Readonly<Record<string, string | number>>

function oembedOf(
  published: Published,
  { slug, label, element: number }: Place & { readonly element: number | undefined },
  size: CardSize,
): Told {
  const { origin, authors } = published
  const element = number === undefined ? undefined : elementNumbered(published, number)
  const title = titleOf(published, element)
  const [author, ...more] = authors
  return {
    ...{ version: '1.0', type: 'rich', title },
    ...(author && more.length === 0 ? { author_name: author.name } : {}),
    ...{ provider_name: publisher, provider_url: origin, cache_age: 3600 },
    html: embedCodeOf(origin + embedPath({ slug, label }, number), title, size),
    ...size,
    url: origin + (label === null ? pagePath(slug) : versionPath(slug, label)),
  }
}

function xmlOf(told: Told): string {
  const fields = Object.entries(told).map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`)
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join('')}</oembed>\n`
}
