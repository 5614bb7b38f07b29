import type { Request, Response } from 'express'
import { isUnchanged } from './conditional.ts'
import { etagOf, type PageCache } from './page-cache.ts'

interface Sent {
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

interface Keeping {
  readonly cache: PageCache
  /** The cache's before anything was read. */
  readonly generation: number
  /** False for what this address answers only to some. */
  readonly keep: boolean
}

/** Sends a text that is the same for everybody, and keeps it for the next who asks. */
export function sendKept(request: Request, response: Response, { text, headers }: Sent, kept: Keeping): void {
  // Two forms of one thing may be the same letters; they are not the same answer.
  const etag = etagOf(`${headers['content-type']}\n${text}`)
  response.vary('accept-encoding')
  response.set({ 'cache-control': 'public, no-cache', etag, ...headers })
  const { 'x-request-id': _, ...all } = response.getHeaders()
  if (kept.keep) kept.cache.store(request.originalUrl, text, all, kept.generation)
  if (isUnchanged(request.headers, { etag })) response.status(304).end()
  else response.end(request.method === 'HEAD' ? undefined : text)
}
