import type { PresentUser } from '@fieldword/server/collab/presence-states.ts'
import type { Peer } from '@fieldword/server/collab/room.ts'
import type { CloseReason } from '@fieldword/shared/collab/close-codes.ts'
import { carriesUpdate, messageTypes, readNumber, savedFrame, syncTypes } from '@fieldword/shared/collab/messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { awarenessOf } from './frames.ts'
import { idOf } from './people.ts'
import type { SimulatedProcess } from './simulated-process.ts'

/** One connection: what is on its way in either direction arrives in the order in which it was sent, or not at all. */
class Connection implements Peer {
  readonly user: PresentUser
  readonly process: SimulatedProcess
  readonly up: Uint8Array[] = []
  readonly down: Uint8Array[] = []
  mayWrite = true
  hasLetGo = false
  readonly wasDemoted = false
  client: number | null = null
  lastClock = -1
  received = 0
  answered = false
  closed: CloseReason | null = null

  constructor(user: PresentUser, process: SimulatedProcess) {
    this.user = user
    this.process = process
  }

  saved(ticket: number): void {
    this.send(savedFrame(ticket))
  }

  send(frame: Uint8Array): void {
    this.down.push(frame)
  }

  close(reason: CloseReason): void {
    this.closed = reason
    this.process.hosted?.room.leave(this)
  }
}

/** Somebody who writes, as the y-websocket client does it. */
export class SimulatedClient {
  readonly name: string
  readonly doc = new Y.Doc()
  /** Every update that was said to be on disk, over all connections. */
  readonly saidSaved: Uint8Array[] = []
  /** Every update made here. */
  readonly made: Uint8Array[] = []
  readonly refusals: CloseReason[] = []
  #connection: Connection | null = null
  #isConnecting: boolean = false
  #sent: Uint8Array[] = []
  #saved = 0
  #clock = 0

  constructor(name: string, clientId: number) {
    this.name = name
    this.doc.clientID = clientId
    this.doc.on('update', (update, origin) => {
      if (origin === this) return
      this.made.push(update)
      this.#send(frameOf(encoder => syncProtocol.writeUpdate(encoder, update)))
    })
  }

  get isOffline(): boolean {
    return !this.#connection && !this.#isConnecting
  }

  get process(): SimulatedProcess | null {
    return this.#connection?.process ?? null
  }

  /** Messages are on their way to or from it. */
  get isBusy(): boolean {
    const { up = [], down = [] } = this.#connection ?? {}
    return up.length + down.length > 0
  }

  /** Nothing is on its way, and all that was sent is said to be saved. */
  get isAtRest(): boolean {
    return this.#connection !== null && !this.isBusy && this.#saved === this.#sent.length
  }

  async connect(process: SimulatedProcess): Promise<void> {
    this.#isConnecting = true
    const hosted = await process.host().catch(() => null)
    this.#isConnecting = false
    if (!hosted || !process.isAlive || process.hosted !== hosted) return
    this.#connection = new Connection({ id: idOf(this.name), name: this.name, colour: 1 }, process)
    this.#sent = []
    this.#saved = 0
    hosted.room.join(this.#connection)
    this.#send(frameOf(encoder => syncProtocol.writeSyncStep1(encoder, this.doc)))
    this.#clock += 1
    this.#send(awarenessOf([{ client: this.doc.clientID, clock: this.#clock, json: '{}' }]))
  }

  /** What is on its way is lost. */
  disconnect(): void {
    const connection = this.#connection
    this.#connection = null
    connection?.process.hosted?.room.leave(connection)
  }

  /** The next message arrives at the server. */
  deliverUp(): void {
    const connection = this.#connection
    const hosted = connection?.process.hosted
    // As a connection does: what comes while the document is made anew is read later.
    if (!connection || connection.closed || !hosted || hosted.mending) return
    const frame = connection.up.shift()
    const reason = frame && hosted.room.receive(connection, frame)
    if (reason) connection.close(reason)
  }

  /** The next message of the server arrives; after the last one, the end of the connection. */
  deliverDown(): void {
    const connection = this.#connection
    const frame = connection?.down.shift()
    if (frame) this.#receive(frame)
    else if (connection?.closed) {
      this.refusals.push(connection.closed)
      this.#connection = null
    }
  }

  #receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === messageTypes.sync) {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, messageTypes.sync)
      if (syncProtocol.readSyncMessage(decoder, encoder, this.doc, this) === syncTypes.step1)
        this.#send(encoding.toUint8Array(encoder))
    } else if (type === messageTypes.saved) {
      const saved = readNumber(decoder)
      this.saidSaved.push(...this.#sent.slice(this.#saved, saved))
      this.#saved = saved
    }
  }

  #send(frame: Uint8Array): void {
    if (!this.#connection) return
    this.#connection.up.push(frame)
    if (carriesUpdate(frame)) this.#sent.push(decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2))))
  }
}

function frameOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.sync)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
