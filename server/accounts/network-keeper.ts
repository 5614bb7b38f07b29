import { comingFrom, type NetworkBlock, Networks, readRange } from '@fieldword/shared/accounts/networks.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { readNetworkBlocksInForce } from './network-queries.ts'

export interface KeptBlock extends NetworkBlock {
  readonly id: string
}

/** [ACC32] The one place that knows which networks are blocked, for requests and sockets: read once, and again when that changed. */
export class NetworkKeeper {
  readonly #platform: Platform
  #kept: Promise<Networks<KeptBlock>> | null = null

  constructor(platform: Platform) {
    this.#platform = platform
  }

  async listen(): Promise<void> {
    const forget = () => {
      this.#kept = null
    }
    await this.#platform.signals.listen('networks', forget, forget)
  }

  async find(address: string): Promise<KeptBlock | null> {
    this.#kept ??= this.#read()
    return (await this.#kept).find(address, this.#platform.clock())
  }

  /** [ACC30] Who somebody is, coming from there. */
  async actorFrom(actor: Actor, address: string): Promise<Actor> {
    return comingFrom(actor, await this.find(address))
  }

  #read(): Promise<Networks<KeptBlock>> {
    const reading = readNetworkBlocksInForce(this.#platform.database.prisma, this.#platform.clock()).then(
      rows =>
        new Networks(
          rows.flatMap(({ range: text, ...row }) => {
            const range = readRange(text)
            return range ? [{ ...row, range }] : []
          }),
        ),
    )
    reading.catch(() => {
      // Asked again by the next request: an answer that never came stops nobody for good.
      if (this.#kept === reading) this.#kept = null
    })
    return reading
  }
}
