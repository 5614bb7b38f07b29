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

function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
