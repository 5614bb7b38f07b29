import { type PresentUser, type StateEntry, withIdentity } from './presence-states.ts'
import { Tally } from './tally.ts'

/** Whoever may speak in awareness: a connection, with the one client id it claimed. */
export interface Speaker {
  readonly user: PresentUser | null
  client: number | null
  /** The client's own clock at its last state. */
  lastClock: number
}

/** Who holds a client id: a connection here, or the process it is connected to. */
export interface Holder {
  readonly userId: string
  readonly at: Speaker | string
}

export interface VouchedEntry extends StateEntry {
  readonly userId: string
}

export interface PresenceChanges {
  /** Client ids to be shown anew to everybody here. */
  readonly shown: number[]
  /** What other processes should hear, of who has left as well. */
  readonly told: VouchedEntry[]
}

/** How many are here beside those who are shown. */
export interface PeopleCount {
  readonly people: number
  readonly unlisted: number
}

interface State {
  clock: number
  /** Null once it has left, until that has been said. */
  json: string | null
  userId: string
  from: Speaker | string
}

/** Milliseconds after which somebody whose caret rests gives their place in the list to somebody whose caret moves. */
const resting = 5000

/**
 * [COL12] Who is here and where. Each speaker is heard for one client id only; what it says of others is not.
 *
 * [COL40] Everybody is shown only so many states, those that move: carets of a crowd would cost the square of its size, and
 * nobody can watch them. The others are counted.
 */
export class Presence {
  readonly #most: number
  readonly #states = new Map<number, State>()
  /** Client ids that are shown, and when each last moved; who moved longest ago comes first. */
  readonly #listed = new Map<number, number>()
  readonly #people = new Tally()
  readonly #listedPeople = new Tally()
  readonly #shown = new Set<number>()
  readonly #told = new Set<number>()
  #clock = 0

  constructor(most: number) {
    this.#most = most
  }

  /** False when a state is not an object or not JSON. `mayClaim` says whether a client id is free for this speaker. */
  hear(speaker: Speaker, entries: readonly StateEntry[], mayClaim: (client: number) => boolean, now: number): boolean {
    const { user } = speaker
    if (!user) return true
    for (const { client, clock, json } of entries) {
      const isFree = speaker.client === null && json !== 'null' && this.#isFree(client, user.id) && mayClaim(client)
      if (isFree) speaker.client = client
      if (client !== speaker.client) continue
      const state = withIdentity(json, user)
      if (state === undefined) return false
      if (state === null) this.leave(speaker)
      else if (clock > speaker.lastClock) this.#put(client, { json: state, userId: user.id, from: speaker }, now)
      speaker.lastClock = Math.max(speaker.lastClock, clock)
    }
    return true
  }

  /** States that another process vouches for. */
  hearProcess(processId: string, states: readonly VouchedEntry[], now: number): void {
    for (const { client, clock, json, userId } of states) {
      const held = this.#states.get(client)
      // A connection here is nearer than any report of it.
      if (held?.json != null && typeof held.from !== 'string') continue
      this.#clock = Math.max(this.#clock, clock)
      if (json !== 'null') this.#put(client, { json, userId, from: processId }, now)
      else if (held?.from === processId) this.#remove(client)
    }
  }

  leave(speaker: Speaker): void {
    if (speaker.client !== null && this.#states.get(speaker.client)?.from === speaker) this.#remove(speaker.client)
  }

  /** Other processes have let go of the draft, or can no longer be heard. */
  leaveProcesses(hasLeft: (processId: string) => boolean): void {
    for (const [client, { json, from }] of this.#states) {
      if (json !== null && typeof from === 'string' && hasLeft(from)) this.#remove(client)
    }
  }

  /**
   * [COL36] The same of clients that are connected here: their sockets may live on without them. A clock is never behind the
   * time at which its state was heard.
   */
  expireHere(before: number): void {
    for (const [client, { json, from, clock }] of this.#states) {
      if (json !== null && typeof from !== 'string' && clock < before) this.#remove(client)
    }
  }

  takeChanged(): PresenceChanges {
    const changes = { shown: [...this.#shown], told: this.vouchedOf([...this.#told]) }
    this.#shown.clear()
    this.#told.clear()
    return changes
  }

  /** After what changed has been said: who has left is nobody's concern any more. */
  forgetGone({ shown, told }: PresenceChanges): void {
    for (const client of [...shown, ...told.map(entry => entry.client)])
      if (this.#states.get(client)?.json === null) this.#states.delete(client)
  }

  count(): PeopleCount {
    return { people: this.#people.size, unlisted: this.#people.size - this.#listedPeople.size }
  }

  /** Client ids that are shown. */
  listed(): number[] {
    return [...this.#listed.keys()]
  }

  /** Everybody connected to this process. */
  here(): VouchedEntry[] {
    return this.vouchedOf([...this.#states.keys()]).filter(({ json }) => json !== 'null')
  }

  holderOf(client: number): Holder | null {
    const state = this.#states.get(client)
    return state?.json == null ? null : { userId: state.userId, at: state.from }
  }

  /** As everybody here sees them: who is not listed is not there. */
  statesOf(clients: readonly number[]): StateEntry[] {
    return clients.flatMap(client => {
      const state = this.#states.get(client)
      if (!state) return []
      return [{ client, clock: state.clock, json: this.#listed.has(client) ? (state.json ?? 'null') : 'null' }]
    })
  }

  /** What this process vouches for. */
  vouchedOf(clients: readonly number[]): VouchedEntry[] {
    return clients.flatMap(client => {
      const state = this.#states.get(client)
      if (!state || typeof state.from === 'string') return []
      return [{ client, clock: state.clock, json: state.json ?? 'null', userId: state.userId }]
    })
  }

  #isFree(client: number, userId: string): boolean {
    const held = this.#states.get(client)
    return held === undefined || held.userId === userId
  }

  /**
   * The clock that others see. Not the client's: peers take no state with a clock of 0, which is where every client begins,
   * nor one that has not moved, which is what a client that comes back sends. The time outlasts a restart of the server.
   */
  #nextClock(now: number): number {
    this.#clock = Math.max(now, this.#clock + 1)
    return this.#clock
  }

  #put(client: number, { json, userId, from }: Omit<State, 'clock'>, now: number): void {
    const held = this.#states.get(client)
    const wasHere = held?.json != null
    if (!wasHere) this.#people.add(userId, 1)
    this.#states.set(client, { clock: this.#nextClock(now), json, userId, from })
    this.#placeInList(client, wasHere && held.json !== json, now)
    const isListed = this.#listed.has(client)
    if (isListed) this.#shown.add(client)
    // Where the carets of those who are only counted are, no process needs to know.
    if (isListed || !wasHere) this.#told.add(client)
  }

  #placeInList(client: number, hasMoved: boolean, now: number): void {
    const movedAt = this.#listed.get(client)
    if (movedAt !== undefined) {
      if (!hasMoved) return
      this.#listed.delete(client)
      this.#listed.set(client, now)
      return
    }
    if (this.#listed.size >= this.#most && hasMoved) this.#unlistResting(now)
    if (this.#listed.size < this.#most) this.#list(client, now)
  }

  #unlistResting(now: number): void {
    const [longest] = this.#listed
    if (longest && longest[1] < now - resting) this.#unlist(longest[0])
  }

  #list(client: number, now: number): void {
    this.#listed.set(client, now)
    this.#listedPeople.add(this.#states.get(client)?.userId ?? '', 1)
    this.#shown.add(client)
  }

  #unlist(client: number): void {
    if (!this.#listed.delete(client)) return
    this.#listedPeople.add(this.#states.get(client)?.userId ?? '', -1)
    this.#shown.add(client)
  }

  #remove(client: number): void {
    const state = this.#states.get(client)
    if (state?.json == null) return
    const wasListed = this.#listed.has(client)
    this.#unlist(client)
    this.#people.add(state.userId, -1)
    state.json = null
    this.#told.add(client)
    if (wasListed) this.#listNext()
  }

  /** A place became free: the next one who is only counted is shown, under a clock that peers have not seen. */
  #listNext(): void {
    if (this.#people.size === this.#listedPeople.size) return
    for (const [client, state] of this.#states) {
      if (state.json === null || this.#listed.has(client)) continue
      state.clock = this.#nextClock(state.clock)
      this.#list(client, state.clock)
      return
    }
  }
}
