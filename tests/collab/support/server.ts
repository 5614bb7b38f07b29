import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DraftRights } from '@fieldword/server/collab/admission.ts'
import { attachCollab, type Collab } from '@fieldword/server/collab/gateway.ts'
import { createRooms, type Rooms, type RoomsOptions } from '@fieldword/server/collab/rooms.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { People } from './people.ts'

export interface CollabServer {
  readonly url: string
  readonly rooms: Rooms
  readonly collab: Collab
  readonly people: People
  close(): Promise<void>
}

export interface ServerOptions extends RoomsOptions {
  readonly rightsOf?: (actor: Actor) => DraftRights
  readonly port?: number
}

/** The co-editing server alone, on a port of its own. */
export async function serveCollab(platform: Platform, options: ServerOptions = {}): Promise<CollabServer> {
  const people = new People()
  const rooms = createRooms(platform, options)
  const server = createServer((_request, response) => response.writeHead(404).end())
  const { rightsOf } = options
  const collab = attachCollab(server, {
    platform,
    rooms,
    identify: people.identify,
    actorsOf: people.actorsOf,
    ...(rightsOf && { rightsOf }),
  })
  await new Promise<void>(resolve => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    rooms,
    collab,
    people,
    async close() {
      const closed = new Promise(resolve => server.close(resolve))
      await collab.close()
      await rooms.close()
      await closed
    },
  }
}
