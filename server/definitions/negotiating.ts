import { type Place, pagePath } from '@fieldword/shared/definitions/addresses.ts'
import {
  type Link,
  linksAsText,
  mementoLinks,
  originalLinks,
  parseHttpDate,
} from '@fieldword/shared/definitions/memento.ts'
import { type Form, forms, pageSignposts } from '@fieldword/shared/definitions/signposts.ts'
import { type NextFunction, type Request, type Response, Router } from 'express'
import Negotiator from 'negotiator'
import type { PageRecord } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { sendsSessionCookie } from '../platform/http/session-cookie.ts'
import type { Platform } from '../platform/platform.ts'
import { type MementoName, readEnds, readMemento, readStateAt } from './memento-queries.ts'
import { findShownPage, permanentPathAt } from './places.ts'
import { type PublishingNeeds, sendForm } from './publish-routes.ts'

const html = 'text/html'
const byType = new Map<string, Form>(Object.entries(forms).map(([form, type]) => [type, form as Form]))
const offered = [html, ...byType.keys()]

/**
 * [DEF66] [DEF70] [DEF71] Stands before the pages: answers in another form or from another time where that is asked for, and tells
 * the page's own answer what it is and what is around it.
 */
export function negotiatingRoutes(needs: PublishingNeeds): Router {
  const { platform } = needs
  const router = Router()
  router.get('/wiki/:slug', async (request, response, next) => {
    const page = await findShownPage(platform, request.params.slug)
    if (!page) return next()
    response.vary('accept-datetime')
    if (request.headers['accept-datetime'] !== undefined) {
      if (await goBack(needs, request, response, page)) return
    }
    await answer(needs, request, response, next, { page, label: versionAsked(request), fixed: false })
  })
  router.get('/wiki/:slug/versions/:label', async (request, response, next) => {
    const page = await findShownPage(platform, request.params.slug)
    if (!page) return next()
    await answer(needs, request, response, next, { page, label: request.params.label, fixed: true })
  })
  router.get('/wiki/:slug/revisions/:number', async (request, response, next) => {
    const number = Number(request.params.number)
    const page = Number.isInteger(number) ? await findShownPage(platform, request.params.slug) : null
    if (!page || sendsSessionCookie(request.headers)) return next()
    tell(response, await timeLinks(platform, response, page, { number }))
    next()
  })
  return router
}

interface Asked {
  readonly page: PageRecord
  readonly label: string | null
  /** Whether the address is that of one version and no other. */
  readonly fixed: boolean
}

async function answer(
  needs: PublishingNeeds,
  request: Request,
  response: Response,
  next: NextFunction,
  { page, label, fixed }: Asked,
): Promise<void> {
  const { platform } = needs
  const place = { slug: page.slug, label }
  const permanent = page.kind === 'definition' ? await permanentPathAt(platform, page, label) : null
  if (permanent !== null) {
    response.vary('accept')
    const form = formAsked(request)
    if (form !== html) return sendForm(needs, request, response, place, form, { negotiated: true })
  }
  // Whoever is signed in reads pages; programs come without a session.
  if (sendsSessionCookie(request.headers) || page.slug !== request.params.slug) return next()
  const links = [
    ...(permanent === null ? [] : signposts(platform, place, permanent)),
    ...(fixed && label !== null
      ? await timeLinks(platform, response, page, { label })
      : await linksOfOriginal(platform, page)),
  ]
  tell(response, links)
  next()
}

function tell(response: Response, links: readonly Link[]): void {
  if (links.length > 0) response.append('link', linksAsText(links))
}

function signposts({ config: { publicUrl: origin } }: Platform, place: Place, permanent: string): Link[] {
  return pageSignposts({ origin, place, permanent: origin + permanent, authors: [] })
}

/** [DEF66] Which form whoever asks likes best; refuses with `not-acceptable` when it is none of them. */
function formAsked(request: Request): Form | typeof html {
  const type = new Negotiator(request).mediaType(offered)
  if (type === undefined) return refuseWith('not-acceptable', { offered })
  return byType.get(type) ?? html
}

/** [DEF70] The page is its own TimeGate: it leads to what it said at that time. False when it never said anything. */
async function goBack(
  { platform }: PublishingNeeds,
  request: Request,
  response: Response,
  page: PageRecord,
): Promise<boolean> {
  const at = parseHttpDate(String(request.headers['accept-datetime'])) ?? refuseWith('bad-datetime')
  const { prisma } = platform.database
  const state = await readStateAt(prisma, page, at)
  const ends = await readEnds(prisma, page)
  if (!state || !ends) return false
  const origin = platform.config.publicUrl
  const links = [...originalLinks(origin, page.slug, pagePath(page.slug)), ...mementoLinks(origin, ends, state)]
  tell(response, links)
  response.redirect(302, origin + state.path)
  return true
}

/** [DEF71] A permanent page says since when it has been so, and where its original and its neighbours are. */
async function timeLinks(platform: Platform, response: Response, page: PageRecord, name: MementoName): Promise<Link[]> {
  const found = await readMemento(platform.database.prisma, page, name)
  if (!found) return []
  response.setHeader('memento-datetime', found.here.at.toUTCString())
  const origin = platform.config.publicUrl
  return [...originalLinks(origin, page.slug, pagePath(page.slug)), ...mementoLinks(origin, found.around, found.here)]
}

async function linksOfOriginal(platform: Platform, page: PageRecord): Promise<Link[]> {
  if (page.approvedRevisionId === null) return []
  return originalLinks(platform.config.publicUrl, page.slug, pagePath(page.slug))
}

function versionAsked({ query }: Request): string | null {
  return typeof query.version === 'string' ? query.version : null
}
