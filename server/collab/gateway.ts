import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type CloseReason, closeCodeOf } from '@fieldword/shared/collab/close-codes.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { RefusalError } from '../platform/errors.ts'
import { readTarget } from './admission.ts'
import { Connection } from './connection.ts'
import { DiscussionNews } from './discussion-news.ts'
import { Door, type DoorParts, type Entry } from './door.ts'
import { reasonOf } from './reasons.ts'
import { Recheck } from './recheck.ts'
import { CollabSocket } from './socket.ts'

export interface Collab {
  /** Asks again who is behind the sockets of an account and what they may. */
  recheck(userId: string): Promise<void>
  /** Puts what was delivered on disk, then sends everybody to another process. */
  close(): Promise<void>
}

/** Makes a WebSocket of the connection, at once or not at all. */
type HandOver = (accept: (socket: WebSocket) => void) => void

/** Milliseconds a client has to answer a closing frame. */
const farewell = 1000

/** Answers WebSocket upgrades for `/collab/<draftId>?schema=<fingerprint>` and leaves every other to the server. */
export function attachCollab(server: Server, parts: DoorParts): Collab {
  return new Gateway(server, parts)
}

class Gateway implements Collab {
  readonly #parts: DoorParts
  readonly #server: Server
  readonly #door: Door
  readonly #sockets: WebSocketServer
  readonly #connections = new Set<Connection>()
  readonly #recheck: Recheck
  readonly #news: DiscussionNews
  readonly #heart: NodeJS.Timeout

  constructor(server: Server, parts: DoorParts) {
    const { limits } = parts.rooms
    this.#parts = parts
    this.#server = server
    this.#door = new Door(parts)
    const options = {
      noServer: true,
      WebSocket: CollabSocket,
      maxPayload: limits.messageBytes,
      perMessageDeflate: false,
      closeTimeout: farewell,
    }
    this.#sockets = new WebSocketServer(options)
    this.#recheck = new Recheck(this.#connections, parts)
    this.#news = new DiscussionNews(this.#connections, parts.platform.signals)
    server.on('upgrade', this.#upgrade)
    this.#heart = setInterval(() => {
      for (const connection of this.#connections) connection.beat()
      parts.rooms.expirePresence()
      void this.#recheck.all()
    }, limits.heartbeat)
  }

  recheck(userId: string): Promise<void> {
    return this.#recheck.of([...this.#connections].filter(({ user }) => user?.id === userId))
  }

  async close(): Promise<void> {
    this.#server.off('upgrade', this.#upgrade)
    clearInterval(this.#heart)
    this.#recheck.close()
    for (const connection of this.#connections) connection.silence()
    try {
      await this.#parts.rooms.flush()
    } finally {
      const closed = [...this.#sockets.clients].map(socket => new Promise(resolve => socket.once('close', resolve)))
      for (const connection of [...this.#connections]) connection.close('restart')
      this.#sockets.close()
      await Promise.all(closed)
    }
  }

  readonly #upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const drop = () => socket.destroy()
    // Node takes its own listener away with the upgrade: a client that resets the connection would end the process.
    socket.on('error', drop)
    if (readTarget(request.url ?? '/') === null) {
      // Another listener may know it, as Vite does while developing. Left alone the connection would stay for ever.
      if (this.#server.listenerCount('upgrade') === 1) turnAway(socket, '404 Not Found')
      return
    }
    const arrived = this.#door.knock(request)
    if (!arrived) {
      turnAway(socket, '503 Service Unavailable')
      return
    }
    socket.once('close', arrived)
    const handOver: HandOver = accept => {
      socket.off('error', drop)
      this.#sockets.handleUpgrade(request, socket, head, accept)
    }
    const heard = this.#recheck.heard
    this.#letIn(request).then(
      entry => {
        const connection = this.#welcome(socket, entry, handOver)
        this.#recheck.expect(entry.page)
        arrived()
        // An account or the page changed while this one was coming in, after it was asked what it may.
        if (connection && this.#recheck.heard !== heard) void this.#recheck.of([connection])
      },
      error => {
        const reason = this.#explain(error)
        handOver(webSocket => refuseSocket(webSocket, reason))
      },
    )
  }

  /** Nobody comes in before their rights can be heard to change. */
  async #letIn(request: IncomingMessage): Promise<Entry> {
    await Promise.all([this.#recheck.listen(), this.#news.listen()])
    return this.#door.letIn(request)
  }

  #welcome(stream: Duplex, entry: Entry, handOver: HandOver): Connection | null {
    let joined: Connection | null = null
    handOver(socket => {
      const connection = new Connection({
        socket,
        stream,
        credential: entry.credential,
        admitted: entry.admitted,
        hosted: entry.hosted,
        rooms: this.#parts.rooms,
        left: () => {
          this.#connections.delete(connection)
          entry.release()
        },
      })
      this.#connections.add(connection)
      connection.join()
      joined = connection
    })
    // It went away while its room was loading, or spoke no WebSocket.
    if (!joined) entry.release()
    return joined
  }

  /** A refusal is the client's to hear; anything else passes, so that it comes back, and is the operator's to read. */
  #explain(error: unknown): CloseReason {
    if (error instanceof RefusalError) return reasonOf(error.refusal)
    this.#parts.platform.log.error({ err: error }, 'a draft could not be opened')
    return 'internal'
  }
}

/** Without a WebSocket. Ended alone, the connection would stay until the client ends it too. */
function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
}

function refuseSocket(socket: WebSocket, reason: CloseReason): void {
  socket.on('error', () => {})
  socket.close(closeCodeOf(reason), reason)
}
