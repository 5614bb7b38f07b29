import type { Request, Response } from 'express'
import { atomOf, atomType, type Feed } from './atom.ts'
import { isUnchanged } from './conditional.ts'
import { etagOf } from './page-cache.ts'

/** Sends a text with these headers, or says that whoever asks has it already. */
export function sendWhole(
  request: Request,
  response: Response,
  text: string | Buffer,
  headers: Readonly<Record<string, string>>,
): void {
  response.set(headers)
  if (isUnchanged(request.headers, headers)) response.status(304).end()
  else response.end(request.method === 'HEAD' ? undefined : text)
}

/** Sends a feed that is made anew for whoever asks. */
export function sendFeed(request: Request, response: Response, feed: Feed): void {
  const xml = atomOf(feed)
  const type = `${atomType}; charset=utf-8`
  sendWhole(request, response, xml, { 'content-type': type, 'cache-control': 'public, no-cache', etag: etagOf(xml) })
}
