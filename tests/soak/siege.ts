import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { aDraft } from '../collab/support/drafts.ts'
import { Ledger } from '../collab/support/ledger.ts'
import { Network } from '../collab/support/network.ts'
import { OwnPostgres } from '../collab/support/own-postgres.ts'
import type { Chance } from '../collab/support/random.ts'
import { ServerProcess } from '../collab/support/server-process.ts'
import { Writer } from '../collab/support/writer.ts'
import { platformOver } from '../support/platform.ts'

/** A PostgreSQL, two servers with a network of their own to it, and a load balancer before them: all of it can be broken. */
export class Siege {
  readonly postgres: OwnPostgres
  readonly platform: Platform
  readonly wires: readonly Network[]
  readonly servers: readonly ServerProcess[]
  readonly #balancer: Network

  private constructor(postgres: OwnPostgres, wires: Network[], servers: ServerProcess[], balancer: Network) {
    this.postgres = postgres
    this.platform = platformOver(createDatabase(postgres.url, { connections: 5 }))
    this.wires = wires
    this.servers = servers
    this.#balancer = balancer
  }

  static async lay(): Promise<Siege> {
    const postgres = await OwnPostgres.create()
    const wires = [await Network.before(postgres.port), await Network.before(postgres.port)]
    const servers = wires.map(wire => {
      const url = new URL(postgres.url)
      url.port = String(wire.port)
      return new ServerProcess(url.href)
    })
    for (const server of servers) await server.start()
    return new Siege(postgres, wires, servers, await Network.before(...servers.map(server => server.port)))
  }

  /** People at a new draft, who type until they leave. */
  async crew(size: number, chance: Chance): Promise<Crew> {
    const draftId = await aDraft(this.platform, { text: 'Start ' })
    const open = (name: string) => new Writer({ url: `ws://127.0.0.1:${this.#balancer.port}`, draftId, name })
    const writers = Array.from({ length: size }, (_, index) => open(`Person${index}x`))
    await Promise.all(writers.map(writer => writer.synced()))
    return new Crew(draftId, writers, new Ledger(this.platform, draftId, writers, chance), open)
  }

  async lift(): Promise<void> {
    for (const server of this.servers) await server.kill()
    await this.#balancer.close()
    for (const wire of this.wires) await wire.close()
    await this.platform.database.close()
    await this.postgres.destroy()
  }
}

/** Milliseconds between two keys of one person. */
const keyPause = 200

export class Crew {
  readonly draftId: string
  readonly writers: readonly Writer[]
  readonly ledger: Ledger
  readonly #open: (name: string) => Writer
  readonly #timers: NodeJS.Timeout[]

  constructor(draftId: string, writers: readonly Writer[], ledger: Ledger, open: (name: string) => Writer) {
    this.draftId = draftId
    this.writers = writers
    this.ledger = ledger
    this.#open = open
    this.#timers = writers.map(writer => setInterval(() => ledger.type(writer), keyPause))
  }

  /** For how many milliseconds the oldest of what they typed has waited to be on disk. */
  get oldestUnsaved(): number {
    const now = performance.now()
    return Math.max(...this.writers.map(({ waitingSince }) => (waitingSince === null ? 0 : now - waitingSince)))
  }

  /** They stop, all becomes saved, and they leave; answers what is wrong then. */
  async leave(): Promise<string[]> {
    for (const timer of this.#timers) clearInterval(timer)
    const late = this.#open('Late')
    try {
      return await this.ledger.faults(late)
    } finally {
      for (const writer of [late, ...this.writers]) writer.leave()
    }
  }
}
