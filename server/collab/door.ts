import type { IncomingMessage } from 'node:http'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Identity } from '../accounts/index.ts'
import { orThrow, RefusalError, refuseWith } from '../platform/errors.ts'
import { addressOf } from '../platform/http/address-of.ts'
import type { Platform } from '../platform/platform.ts'
import {
  type Admitted,
  admit,
  type DraftAsked,
  type DraftRights,
  opensFromHere,
  originOf,
  policyRights,
  readTarget,
} from './admission.ts'
import type { HostedRoom } from './hosted-room.ts'
import { type DraftPage, findDraftPages } from './queries.ts'
import type { Rooms } from './rooms.ts'
import { Tally } from './tally.ts'

export interface DoorParts {
  readonly platform: Platform
  readonly rooms: Rooms
  /** Who sends a request, and the session that says so. */
  identify(request: IncomingMessage): Promise<Identity>
  /** Who these sessions are now, asked in one question whenever rights may have changed. */
  actorsOf(sessionIds: readonly string[]): Promise<ReadonlyMap<string, Actor>>
  /** Who somebody is who comes from an address: it can be blocked. Where it is not given, no address is. */
  comingFrom?(actor: Actor, address: string): Promise<Actor>
  /** What an actor may do with a draft; the policy's word where it is not given. */
  rightsOf?(actor: Actor, draft: DraftAsked): DraftRights
}

/** What a connection's rights were found from: by these they are asked again. */
export interface Credential {
  readonly sessionId: string | null
  readonly draftId: string
  readonly pageId: string
  /** From where it came; kept nowhere else. */
  readonly address: string
}

/** Someone who may come in, with a place taken and the room loaded. */
export interface Entry {
  readonly admitted: Admitted
  readonly page: DraftPage
  readonly credential: Credential
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
  readonly #byOrigin = new Tally()
  readonly #arriving = new Tally()

  constructor(parts: DoorParts) {
    this.#parts = parts
  }

  /**
   * [COL38] Counts one that knocks, until it is in or has heard why not. Null when so many of its address do already
   * that this one should come back later: asking who it is costs the database, and telling it costs a socket.
   */
  knock(request: IncomingMessage): (() => void) | null {
    const { platform, rooms } = this.#parts
    const origin = originOf(request, platform.config.trustProxy)
    const leave = take(this.#arriving, origin, rooms.limits.arrivalsPerAddress)
    return leave && once(leave)
  }

  /** Throws RefusalError with why not. */
  async letIn(request: IncomingMessage): Promise<Entry> {
    const { platform } = this.#parts
    const target = orThrow(readTarget(request.url ?? '/') ?? refuse('not-found'))
    if (!opensFromHere(request.headers, platform.config.publicUrl)) throw new RefusalError(refuse('cross-site'))
    // The address first: a crowd that is refused for it asks the database nothing.
    const places = [this.#placeOf(this.#byOrigin, originOf(request, platform.config.trustProxy))]
    const leave = () => {
      for (const place of places) place()
    }
    try {
      const { actor, sessionId } = await this.#parts.identify(request)
      if (actor.id !== null) places.push(this.#placeOf(this.#byAccount, actor.id))
      const { page, admitted } = await this.#admit(actor, target.draftId, target.fingerprint)
      const { hosted, release } = await this.#parts.rooms.hold(target.draftId)
      places.push(release)
      return {
        ...{ admitted, page },
        credential: {
          ...{ sessionId, draftId: target.draftId, pageId: page.pageId },
          address: addressOf(request, platform.config.trustProxy),
        },
        hosted,
        release: leave,
      }
    } catch (error) {
      leave()
      throw error
    }
  }

  async #admit(actor: Actor, draftId: string, fingerprint: string | null) {
    const { platform, rightsOf = policyRights } = this.#parts
    // Whoever may read no draft is not told which there are.
    orThrow(admit(actor, rightsOf(actor, { editableBy: 'member', own: null }), fingerprint))
    const page = (await findDraftPages(platform, [draftId])).get(draftId) ?? refuseWith('not-found')
    if (page.gone) refuseWith(page.gone)
    return { page, admitted: orThrow(admit(actor, rightsOf(actor, page), fingerprint, page.own)) }
  }

  #placeOf(tally: Tally, key: string): () => void {
    const { connectionsPerAccount, connectionsPerAddress } = this.#parts.rooms.limits
    const most = tally === this.#byAccount ? connectionsPerAccount : connectionsPerAddress
    return take(tally, key, most) ?? refuseWith('too-many')
  }
}

function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) act()
    isDone = true
  }
}

/** Counts one more under the key, and answers how to count it no more; null when there are as many as may be. */
function take(tally: Tally, key: string, most: number): (() => void) | null {
  if (tally.of(key) >= most) return null
  tally.add(key, 1)
  return () => tally.add(key, -1)
}
