import { awarenessFrame, updateFrame } from '@fieldword/server/collab/frames.ts'
import { type StateEntry, writeStates } from '@fieldword/server/collab/presence-states.ts'
import { messageTypes, syncTypes } from '@fieldword/shared/collab/messages.ts'

/** Frames as a client makes them, around whatever is given. */
export const updateOf = updateFrame

export function step2Of(update: Uint8Array): Uint8Array {
  const frame = updateFrame(update)
  return Uint8Array.of(messageTypes.sync, syncTypes.step2, ...frame.subarray(2))
}

export function awarenessOf(states: readonly StateEntry[]): Uint8Array {
  return awarenessFrame(writeStates(states))
}
