import { IncomingMessage } from 'node:http'
import type { Signals } from '../platform/signals.ts'
import { policyRights, refusalOf } from './admission.ts'
import type { Connection } from './connection.ts'
import type { DoorParts } from './door.ts'
import { reasonOf } from './reasons.ts'

/** [COL13] Asks again who is behind open sockets and what they may, whenever an account or one of its sessions changes. */
export class Recheck {
  readonly #connections: ReadonlySet<Connection>
  readonly #parts: DoorParts
  /** Signals heard so far. */
  heard = 0

  constructor(connections: ReadonlySet<Connection>, parts: DoorParts) {
    this.#connections = connections
    this.#parts = parts
  }

  /** After a break in listening everybody is asked: a signal that said "no more" may have been lost. */
  async listen(signals: Signals): Promise<void> {
    await signals.listen(
      'accounts',
      userId => {
        this.heard += 1
        void this.of(userId)
      },
      () => {
        this.heard += 1
        void this.#all(this.#connections)
      },
    )
  }

  of(userId: string): Promise<void> {
    return this.#all([...this.#connections].filter(connection => connection.user?.id === userId))
  }

  async #all(connections: Iterable<Connection>): Promise<void> {
    await Promise.all([...connections].map(connection => this.one(connection)))
  }

  async one(connection: Connection): Promise<void> {
    const { actorOf, rightsOf = policyRights, platform } = this.#parts
    try {
      const actor = await actorOf(freshRequest(connection.request))
      const rights = rightsOf(actor)
      const refusal = refusalOf(actor, rights)
      if (refusal) connection.close(reasonOf(refusal))
      else if (actor.id !== (connection.user?.id ?? null)) connection.close('restart')
      else connection.setRights(rights === 'write')
    } catch (err) {
      // Not knowing is no reason to let anybody go on. Who still may is back at once.
      platform.log.warn({ err }, 'rights could not be asked again, so a socket was sent away')
      connection.close('database-away')
    }
  }
}

/** The same request as if it came now: what was found out about the first one, its session above all, hangs on that object. */
function freshRequest(request: IncomingMessage): IncomingMessage {
  const fresh = new IncomingMessage(request.socket)
  fresh.headers = { ...request.headers }
  fresh.method = request.method ?? 'GET'
  fresh.url = request.url ?? '/'
  return fresh
}
