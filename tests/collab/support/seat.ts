import { collabLimits } from '@fieldword/server/collab/limits.ts'
import { type Peer, Room } from '@fieldword/server/collab/room.ts'
import { fragmentName, savedFrame } from '@fieldword/shared/collab/messages.ts'
import * as Y from 'yjs'
import { idOf } from './people.ts'

/** Somebody in a room without a socket, and what they were sent. */
export class Seat implements Peer {
  readonly user
  readonly doc = new Y.Doc()
  readonly frames: Uint8Array[] = []
  mayWrite = true
  readonly wasDemoted = false
  hasLetGo = false
  received = 0
  answered = true
  client: number | null = null
  lastClock = -1

  constructor(name: string) {
    this.user = { id: idOf(name), name, colour: 1 }
  }

  send(frame: Uint8Array): void {
    this.frames.push(frame)
  }

  saved(ticket: number): void {
    this.send(savedFrame(ticket))
  }

  close(): void {}

  /** The update of typing a word. */
  types(word: string): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    const text = new Y.XmlText()
    this.doc.getXmlFragment(fragmentName).push([text])
    text.insert(0, word)
    return Y.encodeStateAsUpdate(this.doc, before)
  }
}

/** A room in memory with everybody in it, and what it gave to its log. */
export function aRoom(names: readonly string[]): { room: Room; seats: Seat[]; logged: Uint8Array[] } {
  const logged: Uint8Array[] = []
  const append = ({ bytes }: { bytes: Uint8Array | null }) => {
    if (bytes) logged.push(bytes)
  }
  const ports = { append, updated() {}, presenceChanged() {}, now: () => 0 }
  const room = new Room(new Y.Doc(), 0, new Map(), collabLimits, ports)
  const seats = names.map(name => new Seat(name))
  for (const seat of seats) room.join(seat)
  for (const seat of seats) seat.frames.length = 0
  return { room, seats, logged }
}
