import { messageTypes, syncTypes } from '@fieldword/shared/collab/messages.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export function step1Frame(doc: Y.Doc): Uint8Array {
  return syncFrame(syncTypes.step1, Y.encodeStateVector(doc))
}

export function step2Frame(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  return syncFrame(syncTypes.step2, Y.encodeStateAsUpdate(doc, stateVector))
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncTypes.update, update)
}

export function awarenessFrame(states: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.awareness)
  encoding.writeVarUint8Array(encoder, states)
  return encoding.toUint8Array(encoder)
}

/** By hand, since it is made for every key that is pressed: two small numbers, the length, the payload. */
function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  let head = 3
  for (let rest = payload.length; rest >= 128; rest = Math.floor(rest / 128)) head += 1
  const frame = new Uint8Array(head + payload.length)
  frame[0] = messageTypes.sync
  frame[1] = kind
  let rest = payload.length
  for (let place = 2; place < head; place += 1) {
    frame[place] = rest >= 128 ? (rest % 128) | 128 : rest
    rest = Math.floor(rest / 128)
  }
  frame.set(payload, head)
  return frame
}
