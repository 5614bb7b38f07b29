import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { type ClientOptions, WebSocket } from 'ws'

/** A socket that says only what it is told to. */
export function rawSocket(url: string, draftId: string, name: string, options?: ClientOptions): WebSocket {
  return new WebSocket(addressOf(url, draftId, name), options)
}

export async function closeOf(socket: WebSocket): Promise<{ code: number; reason: string }> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer]
  return { code, reason: String(reason) }
}

/** An upgrade as no browser sends it: in one piece with whatever comes after it. */
export async function knockWith(
  url: string,
  target: { readonly draftId: string; readonly name: string | null },
  after: readonly Uint8Array[] = [],
): Promise<Socket> {
  const { port, host, pathname, search } = new URL(addressOf(url, target.draftId, target.name))
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  const head = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ]
  socket.write(Buffer.concat([Buffer.from(head.join('\r\n')), ...after.map(masked)]))
  return socket
}

/** A client's frame, under a mask of zeros. */
export function masked(payload: Uint8Array): Buffer {
  const { length } = payload
  const head = length < 126 ? [0x82, 0x80 | length] : [0x82, 0x80 | 126, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload])
}

function addressOf(url: string, draftId: string, name: string | null): string {
  const as = name === null ? '' : `&as=${name}`
  return `${url}/collab/${draftId}?schema=${schemaFingerprint}${as}`
}
