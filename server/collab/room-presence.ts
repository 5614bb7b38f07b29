import type { CloseReason } from '@fieldword/shared/collab/close-codes.ts'
import { peopleFrame } from '@fieldword/shared/collab/messages.ts'
import * as decoding from 'lib0/decoding'
import { awarenessFrame } from './frames.ts'
import type { CollabLimits } from './limits.ts'
import type { Owners } from './ownership.ts'
import { type PeopleCount, Presence, type Speaker, type VouchedEntry } from './presence.ts'
import { readStates, writeStates } from './presence-states.ts'

/** Whoever is in the room, as far as presence goes. */
export interface Onlooker extends Speaker {
  send(frame: Uint8Array): void
}

/** Who is in a room, told to everybody in it. */
export class RoomPresence {
  readonly states: Presence
  readonly #limits: CollabLimits
  #counted: PeopleCount = { people: 0, unlisted: 0 }

  constructor(limits: CollabLimits) {
    this.#limits = limits
    this.states = new Presence(limits.listedStates)
  }

  greet(peer: Onlooker): void {
    const listed = this.states.listed()
    if (listed.length > 0) peer.send(this.#frameOf(listed))
    if (this.#counted.unlisted > 0) peer.send(peopleFrame(this.#counted))
  }

  /** Null, or why the peer has to go. */
  receive(peer: Onlooker, payload: Uint8Array, owners: Owners, now: number): CloseReason | null {
    if (payload.length > this.#limits.awarenessBytes) return 'too-large'
    const entries = readStates(decoding.createDecoder(payload))
    const own = entries.find(entry => entry.client === peer.client) ?? (peer.client === null ? entries[0] : undefined)
    if (own && own.json.length > this.#limits.stateCharacters) return 'too-large'
    const mayClaim = (client: number) => {
      const owner = owners.get(client)
      return owner === undefined || owner === peer.user?.id
    }
    return this.states.hear(peer, entries, mayClaim, now) ? null : 'broken-message'
  }

  answer(peer: Onlooker): void {
    peer.send(this.#frameOf(this.states.listed().filter(client => client !== peer.client)))
  }

  /** Sends what changed to everybody here; answers what other processes should hear. */
  flush(peers: Iterable<Onlooker>): VouchedEntry[] {
    const changes = this.states.takeChanged()
    const { shown } = changes
    const forAll = shown.length > 0 ? this.#frameOf(shown) : null
    const count = this.#newCount()
    // Those whose own state changed come last: in between, what all others get alike is made once.
    const mentioned = new Set(shown)
    const own: Onlooker[] = []
    for (const peer of peers) {
      if (peer.client !== null && mentioned.has(peer.client)) own.push(peer)
      else if (forAll) peer.send(forAll)
    }
    for (const peer of own) {
      // A client that is told its own state with a later clock takes it for news and sends it again, without end.
      const others = shown.filter(client => client !== peer.client)
      if (others.length > 0) peer.send(this.#frameOf(others))
    }
    if (count) for (const peer of peers) peer.send(count)
    this.states.forgetGone(changes)
    return changes.told
  }

  /** [COL40] Said when not all are listed, and once more when all are again. */
  #newCount(): Uint8Array | null {
    const before = this.#counted
    const now = this.states.count()
    this.#counted = now
    const isSaid = now.unlisted > 0 || before.unlisted > 0
    const isNew = now.unlisted !== before.unlisted || now.people !== before.people
    return isSaid && isNew ? peopleFrame(now) : null
  }

  #frameOf(clients: readonly number[]): Uint8Array {
    return awarenessFrame(writeStates(this.states.statesOf(clients)))
  }
}
