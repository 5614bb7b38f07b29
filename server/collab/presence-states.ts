import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** How a person shows to others. Set by the server in every state that passes. */
export interface PresentUser {
  readonly id: string
  readonly name: string
  readonly colour: number
}

export interface StateEntry {
  readonly client: number
  readonly clock: number
  readonly json: string
}

/** The state with the server's word on who this is; null when it has left, undefined when it is not a state. */
export function withIdentity(json: string, user: PresentUser): string | null | undefined {
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
