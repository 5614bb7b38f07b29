import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type CloseReason, closeCodeOf } from '@fieldword/shared/collab/close-codes.ts'
import type { WebSocket } from 'ws'
import type { Admitted } from './admission.ts'
import { Budget } from './budget.ts'
import { awarenessFrame } from './frames.ts'
import type { HostedRoom } from './hosted-room.ts'
import { type PresentUser, writeStates } from './presence-states.ts'
import { type Peer, RoomBroken } from './room.ts'
import type { Rooms } from './rooms.ts'
import { wireFrame } from './wire.ts'

export interface ConnectionParts {
  readonly socket: WebSocket
  /** What the socket writes to. */
  readonly stream: Duplex
  readonly request: IncomingMessage
  readonly admitted: Admitted
  readonly hosted: HostedRoom
  readonly rooms: Rooms
  left(): void
}

/** Says nothing of anybody, and every client takes it: the y-websocket client leaves after 30 s of silence. */
const heartbeat = awarenessFrame(writeStates([]))

/** One socket in one room. */
export class Connection implements Peer {
  readonly request: IncomingMessage
  readonly user: PresentUser | null
  mayWrite: boolean
  client: number | null = null
  lastClock = -1
  received = 0
  answered: boolean = false
  readonly #parts: ConnectionParts
  readonly #budget: Budget
  /** Bytes that may wait for this reader. */
  #allowance: number
  #isAlive: boolean = true
  #isOpen: boolean = true
  #pause: NodeJS.Timeout | null = null
  /** What came while the room's document was made anew. */
  readonly #late: [data: Buffer, isBinary: boolean][] = []

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.request = parts.request
    this.user = parts.admitted.user
    this.mayWrite = parts.admitted.mayWrite
    const { limits } = parts.rooms
    this.#budget = new Budget(limits.burst, limits.perSecond, performance.now())
    this.#allowance = limits.waitingBytes
    const { socket } = parts
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary))
    socket.on('pong', () => {
      this.#isAlive = true
    })
    socket.on('close', () => this.#leave())
    // Whatever breaks a socket closes it too, and that is where the connection ends.
    socket.on('error', () => {})
  }

  join(): void {
    const { mending, room } = this.#parts.hosted
    if (mending) void mending.then(() => this.join())
    else if (this.#isOpen) room.join(this)
  }

  send(payload: Uint8Array): void {
    const { stream } = this.#parts
    if (!this.#isOpen || !stream.writable) return
    // An answer to a first question may be a whole document: it is what the reader asked for, and not its slowness.
    if (!this.answered) this.#allowance = Math.max(this.#allowance, payload.length * 2)
    // [COL41] Past `ws`, which would frame it for each peer anew. It may be: without compression every message that `ws` sends
    // is one whole frame, written at once.
    if (stream.writableLength > this.#allowance) this.close('slow-reader')
    else stream.write(wireFrame(payload))
  }

  close(reason: CloseReason): void {
    if (!this.#isOpen) return
    this.#leave()
    this.#parts.socket.close(closeCodeOf(reason), reason)
  }

  /** [COL13] Whoever may write again comes back first: what it sent as a reader was let go and has to be sent anew. */
  setRights(mayWrite: boolean): void {
    if (mayWrite && !this.mayWrite) this.close('restart')
    this.mayWrite = mayWrite
  }

  /** [COL8] Sends a sign of life; a socket that answered none since the last time is gone. */
  beat(): void {
    if (!this.#isAlive) {
      this.#parts.socket.terminate()
      return
    }
    this.#isAlive = false
    this.#parts.socket.ping()
    this.send(heartbeat)
  }

  /** Stops reading, so that what is pending can be put on disk. */
  silence(): void {
    if (this.#pause) clearTimeout(this.#pause)
    this.#pause = null
    this.#parts.socket.pause()
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!this.#isOpen) return
    const { hosted, socket } = this.#parts
    if (hosted.mending) {
      if (this.#late.push([data, isBinary]) > 1) return
      socket.pause()
      void hosted.mending.then(() => this.#takeLate())
      return
    }
    try {
      const reason = this.#refusalOf(isBinary) ?? hosted.room.receive(this, data)
      if (reason) this.close(reason)
      else this.#slowDown(this.#budget.spend(data.length, performance.now()))
    } catch (error) {
      if (!(error instanceof RoomBroken)) throw error
      hosted.mend(error)
      this.close('broken-message')
    }
  }

  #takeLate(): void {
    for (const [data, isBinary] of this.#late.splice(0)) this.#receive(data, isBinary)
    if (this.#isOpen && !this.#pause && this.#late.length === 0) this.#parts.socket.resume()
  }

  #refusalOf(isBinary: boolean): CloseReason | null {
    const { log, limits } = this.#parts.rooms
    if (!isBinary) return 'broken-message'
    return log.pendingBytes > limits.pendingBytes ? 'database-away' : null
  }

  #slowDown(milliseconds: number): void {
    if (milliseconds === 0 || this.#pause) return
    const { socket } = this.#parts
    socket.pause()
    this.#pause = setTimeout(() => {
      this.#pause = null
      socket.resume()
    }, milliseconds)
  }

  #leave(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    if (this.#pause) clearTimeout(this.#pause)
    // Unread, the client's farewell would never come.
    if (this.#parts.socket.isPaused) this.#parts.socket.resume()
    this.#parts.hosted.room.leave(this)
    this.#parts.left()
  }
}
