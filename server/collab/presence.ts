import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** How a person shows to others. Set by the server in every state that passes. */
export interface PresentUser {
  readonly id: string
  readonly name: string
  readonly colour: number
}

/** Whoever may speak in awareness: a connection, with the one client id it claimed. */
export interface Speaker {
  readonly user: PresentUser | null
  client: number | null
  /** The client's own clock at its last state. */
  lastClock: number
}

interface State {
  clock: number
  /** Null once it has left; the clock is kept, since peers keep theirs. */
  json: string | null
  userId: string
  /** A connection here, or the id of the process it is connected to. */
  from: Speaker | string
  seenAt: number
}

export interface StateEntry {
  readonly client: number
  readonly clock: number
  readonly json: string
}

/** [COL12] Who is here and where. Each speaker is heard for one client id only; what it says of others is not. */
export class Presence {
  readonly #states = new Map<number, State>()
  readonly #changed = new Set<number>()

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
      else if (clock > speaker.lastClock) this.#put(client, this.#nextClock(client, now), state, user.id, speaker, now)
      speaker.lastClock = Math.max(speaker.lastClock, clock)
    }
    return true
  }

  /** States that another process vouches for. */
  hearProcess(processId: string, states: readonly (StateEntry & { readonly userId: string })[], now: number): void {
    for (const { client, clock, json, userId } of states) {
      const held = this.#states.get(client)
      // A connection here is nearer than any report of it.
      if (held?.json != null && typeof held.from !== 'string') continue
      this.#put(client, clock, json === 'null' ? null : json, userId, processId, now)
    }
  }

  leave(speaker: Speaker): void {
    if (speaker.client !== null && this.#states.get(speaker.client)?.from === speaker) this.#remove(speaker.client)
  }

  /** Another process has let go of the draft. */
  leaveProcess(processId: string): void {
    for (const [client, state] of this.#states)
      if (state.json !== null && state.from === processId) this.#remove(client)
  }

  /** Takes away what other processes have not renewed since `before`: they may have died without a word. */
  expire(before: number): void {
    for (const [client, state] of this.#states) {
      if (state.json !== null && typeof state.from === 'string' && state.seenAt < before) this.#remove(client)
    }
  }

  /** Client ids whose state changed since this was last asked. */
  takeChanged(): number[] {
    const changed = [...this.#changed]
    this.#changed.clear()
    return changed
  }

  present(): number[] {
    return [...this.#states].filter(([, state]) => state.json !== null).map(([client]) => client)
  }

  /** The speaker at this process that holds a client id now. */
  holderOf(client: number): Speaker | null {
    const state = this.#states.get(client)
    return state?.json != null && typeof state.from !== 'string' ? state.from : null
  }

  statesOf(clients: readonly number[], localOnly: boolean): (StateEntry & { userId: string })[] {
    const found: (StateEntry & { userId: string })[] = []
    for (const client of clients) {
      const state = this.#states.get(client)
      if (!state || (localOnly && typeof state.from === 'string')) continue
      found.push({ client, clock: state.clock, json: state.json ?? 'null', userId: state.userId })
    }
    return found
  }

  #isFree(client: number, userId: string): boolean {
    const held = this.#states.get(client)
    return held === undefined || held.userId === userId
  }

  /**
   * The clock that others see. Not the client's: peers take no state with a clock of 0, which is where every client begins,
   * nor one that has not moved, which is what a client that comes back sends. The time outlasts a restart of the server.
   */
  #nextClock(client: number, now: number): number {
    return Math.max(now, (this.#states.get(client)?.clock ?? 0) + 1)
  }

  #put(client: number, clock: number, json: string | null, userId: string, from: Speaker | string, now: number): void {
    const held = this.#states.get(client)
    const leaves = json === null && held?.json != null && held.clock === clock
    if (held && held.clock >= clock && !leaves) return
    if (!held && json === null) return
    this.#states.set(client, { clock, json, userId, from, seenAt: now })
    this.#changed.add(client)
  }

  #remove(client: number): void {
    const state = this.#states.get(client)
    if (!state) return
    state.json = null
    this.#changed.add(client)
  }
}

/** The state with the server's word on who this is; null when it has left, undefined when it is not a state. */
function withIdentity(json: string, user: PresentUser): string | null | undefined {
  const state = readJson(json)
  if (state === null) return null
  if (typeof state !== 'object' || Array.isArray(state)) return undefined
  return JSON.stringify({ ...state, user })
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Reads what y-protocols calls an awareness update. Throws when it is cut short. */
export function readStates(decoder: decoding.Decoder): StateEntry[] {
  const entries: StateEntry[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ client, clock, json: decoding.readVarString(decoder) })
  }
  return entries
}

export function writeStates(states: readonly StateEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const { client, clock, json } of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
