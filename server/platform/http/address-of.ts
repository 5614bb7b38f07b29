import type { IncomingMessage } from 'node:http'

/** From where a request comes, behind as many proxies as the operator says there are. For upgrades too, which pass no Express. */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const told = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined
  return told || (request.socket.remoteAddress ?? '')
}
