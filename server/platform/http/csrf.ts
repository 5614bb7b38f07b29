import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { refuseWith } from '../errors.ts'
import { sendsSessionCookie } from './session-cookie.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** [ACC13] Refuses what would change something and comes from another site, before anything reads it. */
export function refuseCrossSite({ publicUrl }: Pick<Config, 'publicUrl'>): RequestHandler {
  return (request, _response, next) => {
    if (!safeMethods.has(request.method) && !isFromThisSite(request.headers, publicUrl)) refuseWith('cross-site')
    next()
  }
}

/**
 * [ACC13] Whether a request that may act in somebody's name was made by this wiki's own pages. Browsers say so
 * themselves, and pages cannot change what they say.
 */
export function isFromThisSite(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (headers.origin !== undefined) return isOwnOrigin(headers.origin, headers.host, publicUrl)
  // Every browser sends one of the two. What sends neither is a program, which acts in nobody's name without a cookie.
  return !sendsSessionCookie(headers)
}

/** Whether an `Origin` is this wiki's: the host that was asked, or the address people reach it by. */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  // "null" (a sandboxed frame, a redirect from elsewhere) is no address.
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  return from.host === host || from.origin === new URL(publicUrl).origin
}
