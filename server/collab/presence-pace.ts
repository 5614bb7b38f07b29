import { messageTypes } from '@fieldword/shared/collab/messages.ts'
import * as decoding from 'lib0/decoding'
import { awarenessFrame } from './frames.ts'
import { readStates, type StateEntry, writeStates } from './presence-states.ts'

/**
 * [COL36] How often a connection's presence is acted on. Of what comes faster the last is kept until it is due: a caret
 * that moves a hundred times a second is seen where it is, and nobody is sent away for moving it.
 */
export class PresencePace {
  /** Milliseconds between two states that are acted on. */
  readonly #interval: number
  #last = Number.NEGATIVE_INFINITY
  #kept: StateEntry | null = null

  constructor(interval: number) {
    this.#interval = interval
  }

  /**
   * `now`: act on the frame; `later`: its state is kept, and due in so many milliseconds; `never`: it says nothing of its
   * sender. Clients send back whatever they hear of others, and a speaker is heard for its own client id alone.
   */
  judge(frame: Uint8Array, ownClient: number | null, now: number): 'now' | 'never' | { readonly dueIn: number } {
    // Before it has claimed a client id, each may be the claim. A rate for all messages holds for these.
    if (frame[0] !== messageTypes.awareness || ownClient === null) return 'now'
    const states = statesIn(frame)
    // Not to be read: the room says so.
    if (!states) return 'now'
    const own = states.findLast(({ client }) => client === ownClient)
    if (!own) return 'never'
    const dueIn = this.#last + this.#interval - now
    if (dueIn > 0) {
      this.#kept = own
      return { dueIn }
    }
    this.#last = now
    this.#kept = null
    return 'now'
  }

  /** What was kept, which is acted on now. */
  take(now: number): Uint8Array | null {
    const kept = this.#kept
    this.#kept = null
    this.#last = now
    return kept && awarenessFrame(writeStates([kept]))
  }
}

function statesIn(frame: Uint8Array): StateEntry[] | null {
  try {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarUint(decoder)
    return readStates(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
  } catch {
    return null
  }
}
