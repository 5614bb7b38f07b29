import { lookup } from 'node:dns/promises'
import { type ClientRequest, get as getPlain, type IncomingMessage } from 'node:http'
import { get as getSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { refuseWith } from '../errors.ts'
import { isOutside } from './outside-addresses.ts'

export interface OutsidePage {
  readonly body: string
  readonly isHtml: boolean
  /** Where it was found after all. */
  readonly address: string
}

export interface OutsideLimits {
  /** Of the whole answer, as it is sent. */
  readonly bytes: number
  readonly milliseconds: number
  readonly redirects: number
  /** Whether a connection to this IP address may be made. */
  isAllowed(address: string): boolean
  /** Ports that pages are read from. */
  readonly ports: readonly string[]
}

const usual: OutsideLimits = {
  bytes: 2 * 1024 * 1024,
  milliseconds: 8000,
  redirects: 3,
  isAllowed: isOutside,
  // An empty port is the usual one of the protocol.
  ports: ['', '80', '443'],
}
const readable = /^(?:text\/html|application\/xhtml\+xml|text\/plain)\b/i

/**
 * [DEF90] Reads a page of the public internet for somebody. Refuses with `address-refused` where it leads elsewhere, by itself or by
 * what it redirects to, and with `address-unreadable` where nothing readable comes. Names are resolved once, for the very
 * connection that is made: what a name leads to cannot change between the check and the call.
 */
export async function readOutside(address: string, limits: Partial<OutsideLimits> = {}): Promise<OutsidePage> {
  const held = { ...usual, ...limits }
  const signal = AbortSignal.timeout(held.milliseconds)
  let url = new URL(address)
  for (let hops = 0; hops <= held.redirects; hops += 1) {
    const answer = await ask(url, held, signal)
    const to = redirectOf(answer, url)
    if (!to) return read(answer, url, held, signal)
    answer.destroy()
    url = to
  }
  return unreadable('It redirects too often.')
}

function unreadable(problem: string): never {
  return refuseWith('address-unreadable', { problem })
}

function ask(url: URL, limits: OutsideLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  const isAllowed = !isIP(host) || limits.isAllowed(host)
  if (!isWeb || !isAllowed || url.username || url.password || !limits.ports.includes(url.port)) {
    return refusing()
  }
  const get = url.protocol === 'https:' ? getSecure : getPlain
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/html, text/plain;q=0.9', 'accept-encoding': 'identity', 'user-agent': 'Fieldword' }
    const request: ClientRequest = get(url, { headers, signal, agent: false, lookup: checked(limits) }, resolve)
    request.on('error', error => reject(refusalFor(error)))
  }).catch((thrown: unknown) => {
    if (thrown === 'refused') return refusing()
    return unreadable(signal.aborted ? 'It takes too long to answer.' : 'It does not answer.')
  }) as Promise<IncomingMessage>
}

async function refusing(): Promise<never> {
  return refuseWith('address-refused')
}

class NotAllowed extends Error {}

function refusalFor(error: Error): unknown {
  return error instanceof NotAllowed ? 'refused' : error
}

/** A name leads outside when every address it has does. */
function checked({ isAllowed }: OutsideLimits): LookupFunction {
  return (host, options, answer) => {
    lookup(host, { all: true }).then(
      found => {
        const [first] = found
        if (!first || !found.every(({ address }) => isAllowed(address))) answer(new NotAllowed(), '', 0)
        else if (options.all) answer(null, found)
        else answer(null, first.address, first.family)
      },
      error => answer(error, '', 0),
    )
  }
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location) return null
  return URL.canParse(headers.location, from.href) ? new URL(headers.location, from.href) : null
}

async function read(
  answer: IncomingMessage,
  url: URL,
  limits: OutsideLimits,
  signal: AbortSignal,
): Promise<OutsidePage> {
  const type = answer.headers['content-type'] ?? ''
  const isFound = answer.statusCode === 200
  if (!isFound || !readable.test(type)) {
    answer.destroy()
    return unreadable(isFound ? 'It is neither a page nor a plain text.' : `It answers ${answer.statusCode}.`)
  }
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of answer) {
      size += (part as Buffer).length
      if (size > limits.bytes) break
      parts.push(part as Buffer)
    }
  } catch {
    return unreadable(signal.aborted ? 'It takes too long to answer.' : 'It broke off.')
  }
  if (size > limits.bytes) return unreadable('It is larger than 2 MB.')
  return { body: decoded(Buffer.concat(parts), type), isHtml: !/^text\/plain/i.test(type), address: url.href }
}

/** By the charset that is named, else as UTF-8. */
function decoded(bytes: Buffer, type: string): string {
  const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(type) ?? []
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
