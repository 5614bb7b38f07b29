import type { IncomingMessage } from 'node:http'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { orThrow, RefusalError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import {
  type Admitted,
  addressOf,
  admit,
  type DraftRights,
  opensFromHere,
  policyRights,
  readTarget,
} from './admission.ts'
import type { HostedRoom } from './hosted-room.ts'
import type { Rooms } from './rooms.ts'
import { Tally } from './tally.ts'

export interface DoorParts {
  readonly platform: Platform
  readonly rooms: Rooms
  /** Who sends a request, as of now: asked again, with a request of its own, whenever accounts change. */
  actorOf(request: IncomingMessage): Promise<Actor>
  /** What an actor may do with drafts; the policy's word where it is not given. */
  rightsOf?(actor: Actor): DraftRights
}

/** Someone who may come in, with a place taken and the room loaded. */
export interface Entry {
  readonly admitted: Admitted
  readonly hosted: HostedRoom
  release(): void
}

/**
 * [COL8] Everything that can be refused is asked, and the room is loaded, before a socket opens: nothing it says has to
 * wait, and nothing it says before a refusal can be acted on after it.
 */
export class Door {
  readonly #parts: DoorParts
  readonly #byAccount = new Tally()
  readonly #byAddress = new Tally()

  constructor(parts: DoorParts) {
    this.#parts = parts
  }

  /** Throws RefusalError with why not. */
  async letIn(request: IncomingMessage): Promise<Entry> {
    const { platform, rooms, actorOf, rightsOf = policyRights } = this.#parts
    const target = orThrow(readTarget(request.url ?? '/') ?? refuse('not-found'))
    if (!opensFromHere(request.headers, platform.config.publicUrl)) throw new RefusalError(refuse('cross-site'))
    const actor = await actorOf(request)
    const admitted = orThrow(admit(actor, rightsOf(actor), target.fingerprint))
    const leavePlace = this.#takePlace(admitted.user?.id ?? '', addressOf(request, platform.config.trustProxy))
    try {
      const { hosted, release } = await rooms.hold(target.draftId)
      return {
        admitted,
        hosted,
        release: () => {
          release()
          leavePlace()
        },
      }
    } catch (error) {
      leavePlace()
      throw error
    }
  }

  #takePlace(account: string, address: string): () => void {
    const { limits } = this.#parts.rooms
    const isFull =
      (account !== '' && this.#byAccount.of(account) >= limits.connectionsPerAccount) ||
      this.#byAddress.of(address) >= limits.connectionsPerAddress
    if (isFull) throw new RefusalError(refuse('too-many'))
    this.#byAccount.add(account, 1)
    this.#byAddress.add(address, 1)
    return () => {
      this.#byAccount.add(account, -1)
      this.#byAddress.add(address, -1)
    }
  }
}
