import { hash } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Clock } from '../clock.ts'
import { isUnchanged } from './conditional.ts'
import { nextRequestId } from './request-id.ts'

/** Bytes of compressed and plain pages kept, at most. */
const capacity = 64 * 1024 * 1024
const sessionCookie = 'fw_session='

interface Entry {
  readonly etag: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
  readonly headers: OutgoingHttpHeaders
  readonly bytes: number
}

/**
 * Rendered pages that are the same for every visitor, ready to send. Keyed by path and query, emptied whenever a page
 * changes anywhere (the `pages` signal): rendering all again is cheap, showing an outdated text is not acceptable.
 */
export class PageCache {
  readonly #entries = new Map<string, Entry>()
  #bytes = 0
  readonly #clock: Clock
  /** Counts up with every change, so that a page rendered before a change is not stored after it. */
  generation = 0
  /** When something changed last, as far as this process knows. */
  changedAt: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.changedAt = clock().getTime()
  }

  /** Answers from memory where it can; false when the request has to be worked on. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const entry = this.#entries.get(request.url ?? '')
    if (!entry || request.headers.cookie?.includes(sessionCookie) || !isMeant(entry, request.headers)) return false
    const headers: OutgoingHttpHeaders = { ...entry.headers, 'x-request-id': nextRequestId() }
    if (isUnchanged(request.headers, entry.headers)) {
      response.writeHead(304, headers)
      response.end()
      return true
    }
    const accepts = request.headers['accept-encoding'] ?? ''
    const body = accepts.includes('br') ? entry.brotli : accepts.includes('gzip') ? entry.gzip : entry.plain
    if (body !== entry.plain) headers['content-encoding'] = body === entry.brotli ? 'br' : 'gzip'
    headers['content-length'] = body.length
    response.writeHead(200, headers)
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }

  store(url: string, html: string, headers: OutgoingHttpHeaders, generation: number): void {
    if (generation !== this.generation) return
    const plain = Buffer.from(html)
    const gzip = gzipSync(plain)
    const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    const bytes = plain.length + gzip.length + brotli.length
    this.#remove(url)
    while (this.#bytes + bytes > capacity && this.#entries.size > 0)
      this.#remove(this.#entries.keys().next().value ?? '')
    this.#entries.set(url, { etag: String(headers.etag), plain, gzip, brotli, headers, bytes })
    this.#bytes += bytes
  }

  clear(): void {
    this.generation += 1
    this.changedAt = this.#clock().getTime()
    this.#entries.clear()
    this.#bytes = 0
  }

  #remove(url: string): void {
    const entry = this.#entries.get(url)
    if (!entry) return
    this.#entries.delete(url)
    this.#bytes -= entry.bytes
  }
}

/**
 * [DEF66] [DEF70] An address that has other forms, or answers from other times, gives the kept one only to whoever surely means it. All others
 * are answered from the start: to weigh what they would rather have is not this one's to know.
 */
function isMeant({ headers }: Entry, { accept, 'accept-datetime': time }: IncomingHttpHeaders): boolean {
  const varies = String(headers.vary ?? '')
    .toLowerCase()
    .split(/,\s*/)
  if (varies.includes('accept-datetime') && time !== undefined) return false
  return !varies.includes('accept') || accept === undefined || accept === '*/*' || /^text\/html(?:,|$)/.test(accept)
}

export function etagOf(answer: string | Buffer): string {
  return `"${hash('sha256', answer, 'base64url').slice(0, 22)}"`
}
