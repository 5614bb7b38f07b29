import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The Yjs type that holds the document, under this name in every draft. */
export const fragmentName = 'default'

/** [COL5] What a frame starts with. 0 to 3 are y-websocket's own; 4 to 8 go from server to client only. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 4,
  trouble: 5,
  people: 6,
  rights: 7,
  discussed: 8,
} as const

export const syncTypes = { step1: 0, step2: 1, update: 2 } as const

/**
 * [COL6] Whether a frame from a client carries an update: every `update`, and each sync step 2 that is not empty. Both sides
 * count with this one function; counted apart, the page would say "on disk" too early or never.
 */
export function carriesUpdate(frame: Uint8Array): boolean {
  if (frame[0] !== messageTypes.sync) return false
  if (frame[1] === syncTypes.update) return true
  return frame[1] === syncTypes.step2 && !isEmptyUpdate(frame)
}

/** No structs and no deletions: two zero bytes, after the two types and the length. */
function isEmptyUpdate(frame: Uint8Array): boolean {
  return frame.length === 5 && frame[2] === 2 && frame[3] === 0 && frame[4] === 0
}

/** [COL6] `count`: how many update-bearing frames of this connection are on disk. */
export function savedFrame(count: number): Uint8Array {
  return frameOf(messageTypes.saved, count)
}

/** [COL7] Whether the server has trouble saving this draft. */
export function troubleFrame(inTrouble: boolean): Uint8Array {
  return frameOf(messageTypes.trouble, inTrouble ? 1 : 0)
}

export interface PeopleCount {
  /** Accounts that are here, the one that is told included. */
  readonly people: number
  /** How many of them are in none of the states that are sent. */
  readonly unlisted: number
}

/** [COL40] How many people are here, of whom a crowd's states name but some. */
export function peopleFrame({ people, unlisted }: PeopleCount): Uint8Array {
  return frameOf(messageTypes.people, people, unlisted)
}

/** Reads a people message, whose type has been read already. */
export function readPeople(decoder: decoding.Decoder): PeopleCount {
  return { people: decoding.readVarUint(decoder), unlisted: decoding.readVarUint(decoder) }
}

/** [COL33] Whether what this connection types is taken. */
export function rightsFrame(mayWrite: boolean): Uint8Array {
  return frameOf(messageTypes.rights, mayWrite ? 1 : 0)
}

/** [DSC60] Something was said about the page, or a thread was resolved. */
export function discussedFrame(): Uint8Array {
  return frameOf(messageTypes.discussed)
}

/** Reads a number of a message that only the server sends, whose type has been read already. */
export function readNumber(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder)
}

function frameOf(type: number, ...values: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of [type, ...values]) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}
