import { messageOf } from '@fieldword/shared/kernel/refusals.ts'
import { type Actor, isAtLeast, visitor } from '@fieldword/shared/policy/actor.ts'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Platform } from '../platform.ts'
import type { Api, Frame, Renderer } from '../render/renderer.ts'
import { isUnchanged } from './conditional.ts'
import { problemOf, refusedOf } from './error-answers.ts'
import { formIn } from './form-body.ts'
import { etagOf, type PageCache } from './page-cache.ts'

interface PageHandlerParts {
  readonly platform: Platform
  readonly renderer: Renderer
  readonly cache: PageCache
  /** The API as this request asks it, in-process. */
  apiFor(actor: Actor, request: Request): Api
  actorOf(request: Request): Promise<Actor>
}

/** Every page: rendered on the server, whole. What a visitor gets is kept for the next visitor. */
export function pageHandler(parts: PageHandlerParts): RequestHandler {
  return async (request, response, next) => {
    const form = request.method === 'POST' ? formIn(request) : null
    if (request.method !== 'GET' && request.method !== 'HEAD' && !form) return next()
    const { generation } = parts.cache
    const actor = await parts.actorOf(request)
    const api = parts.apiFor(actor, request)
    const url = addressOf(request)
    const sent = form && { form, refusedOf }
    const answer = await parts.renderer.page(api, { url, actor }, () => frameOf(api, actor, request), sent)
    if (!answer) return next()
    // Other processes hear the signal a moment after the commit; this one must not answer first.
    if (form) parts.cache.clear()
    if ('to' in answer) {
      response.redirect(answer.status, answer.to)
      return
    }
    sendHtml(request, response, answer.status, answer.html, actor)
    const isLikeOthers = actor.role === 'visitor' && !actor.block && !request.headers.cookie?.includes('fw_session=')
    if (!form && answer.shareable && isLikeOthers) {
      parts.cache.store(request.originalUrl, answer.html, cachedHeaders(response), generation)
    }
  }
}

/** The last handler: a problem as a page, in the look of the wiki. */
export function pageErrors(parts: PageHandlerParts): ErrorRequestHandler {
  return async (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const { status, body } = problemOf(error, parts.platform.log, request.id)
    // A broken database must not break the page that says so: no session is read here when it is ours that failed.
    const actor = status >= 500 ? visitor : await parts.actorOf(request).catch(() => visitor)
    const frame = { actor, here: request.originalUrl, openReviews: null, unread: 0, refused: null }
    const html = await parts.renderer.problem(
      { code: body.code, status, message: sentenceOf(body), requestId: request.id },
      frame,
    )
    sendHtml(request, response, status, html, actor)
  }
}

function sentenceOf(body: { readonly code: string; readonly message: string }): string {
  return body.code === 'bad-input' ? messageOf('not-found') : body.message
}

function sendHtml(request: Request, response: Response, status: number, html: string, actor: Actor): void {
  const bytes = Buffer.from(html)
  const etag = etagOf(bytes)
  response.status(status)
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.vary('accept-encoding, cookie')
  response.setHeader(
    'cache-control',
    actor.role === 'visitor' && !actor.block && status === 200 ? 'public, no-cache' : 'private, no-cache',
  )
  response.setHeader('etag', etag)
  if (status === 200 && isUnchanged(request.headers, { etag })) {
    response.status(304).end()
    return
  }
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

function cachedHeaders(response: Response) {
  const {
    'x-request-id': _,
    'content-encoding': __,
    'content-length': ___,
    'set-cookie': ____,
    ...headers
  } = response.getHeaders()
  return headers
}

async function frameOf(api: Api, actor: Actor, { originalUrl }: Request): Promise<Frame> {
  const [reviews, unread] = await Promise.all([openReviews(api, actor), unreadMentions(api, actor)])
  return { actor, here: originalUrl, openReviews: reviews, unread, refused: null }
}

async function openReviews(api: Api, actor: Actor): Promise<number | null> {
  if (!isAtLeast(actor, 'moderator')) return null
  return (await api.review.count()).open
}

/** [DSC23] */
async function unreadMentions(api: Api, actor: Actor): Promise<number> {
  return actor.role === 'visitor' ? 0 : (await api.discussion.mentionCount()).unread
}

/** A path of this wiki, also where it begins with "//" and would name a host elsewhere if it were read as a link. */
function addressOf({ originalUrl }: Request): URL {
  const nowhere = 'http://fieldword.invalid'
  return new URL(originalUrl.startsWith('/') ? nowhere + originalUrl : originalUrl, nowhere)
}
