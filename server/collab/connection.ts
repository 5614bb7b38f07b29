import type { Duplex } from 'node:stream'
import { type CloseReason, closeCodeOf } from '@fieldword/shared/collab/close-codes.ts'
import { carriesUpdate, messageTypes, rightsFrame, savedFrame, syncTypes } from '@fieldword/shared/collab/messages.ts'
import type { WebSocket } from 'ws'
import type { Admitted } from './admission.ts'
import { Budget } from './budget.ts'
import type { Credential } from './door.ts'
import { awarenessFrame } from './frames.ts'
import type { HostedRoom } from './hosted-room.ts'
import { PresencePace } from './presence-pace.ts'
import { type PresentUser, writeStates } from './presence-states.ts'
import { Pulse } from './pulse.ts'
import { type Peer, RoomBroken } from './room.ts'
import type { Rooms } from './rooms.ts'
import { makeWireFrame, wireFrame } from './wire.ts'

export interface ConnectionParts {
  readonly socket: WebSocket
  /** What the socket writes to. */
  readonly stream: Duplex
  readonly credential: Credential
  readonly admitted: Admitted
  readonly hosted: HostedRoom
  readonly rooms: Rooms
  left(): void
}

/** Says nothing of anybody, and every client takes it: the y-websocket client leaves after 30 s of silence. */
const heartbeat = awarenessFrame(writeStates([]))

/** Bytes of a message up to which a copy costs less than another write. */
const worthACopy = 16 * 1024

/** One socket in one room. */
export class Connection implements Peer {
  readonly credential: Credential
  readonly user: PresentUser | null
  mayWrite: boolean
  wasDemoted: boolean = false
  hasLetGo: boolean = false
  client: number | null = null
  lastClock = -1
  received = 0
  answered: boolean = false
  readonly #parts: ConnectionParts
  readonly #budget: Budget
  readonly #pace: PresencePace
  readonly #pulse = new Pulse()
  /** Bytes that may wait for this reader. */
  #allowance: number
  #hasAsked: boolean = false
  #isOpen: boolean = true
  #isSilenced: boolean = false
  #pause: NodeJS.Timeout | null = null
  #presenceDue: NodeJS.Timeout | null = null
  /** What it has not been told of yet: its messages up to this number are on disk. */
  #saved: number | null = null
  #savedDue: NodeJS.Timeout | null = null
  #awaitsMending: boolean = false
  /** What has come and is not acted on yet: over the budget, or while the room's document is made anew. */
  readonly #late: Buffer[] = []
  /** Bytes sent in answer to the message that is acted on now. */
  #replied = 0

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.credential = parts.credential
    this.user = parts.admitted.user
    this.mayWrite = parts.admitted.mayWrite
    const { limits } = parts.rooms
    this.#budget = new Budget(limits.burst, limits.perSecond, performance.now())
    this.#pace = new PresencePace(limits.presenceInterval)
    this.#allowance = limits.waitingBytes
    const { socket } = parts
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary))
    socket.on('pong', () => this.#pulse.answered())
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
    // [COL41] Past `ws`, which would frame it for each peer anew. It may be: without compression every message that `ws` sends
    // is one whole frame, written at once.
    if (stream.writableLength > this.#allowanceFor(payload)) this.close('slow-reader')
    else stream.write(this.#withSaved(wireFrame(payload)))
  }

  /** [COL41] Leaves with what is sent next, where that is soon. Of two the later one says all. */
  saved(ticket: number, gap: number): void {
    if (!this.#isOpen) return
    this.#saved = ticket
    if (gap === 0) this.#tellSaved()
    else this.#savedDue ??= setTimeout(this.#tellSaved, gap)
  }

  close(reason: CloseReason): void {
    if (!this.#isOpen) return
    this.#leave()
    this.#parts.socket.close(closeCodeOf(reason), reason)
  }

  /** [COL13] [COL33] Whoever may write again and had something let go comes back first, so that it is sent anew. */
  setRights(mayWrite: boolean): void {
    if (mayWrite === this.mayWrite) return
    if (mayWrite && this.hasLetGo) {
      this.close('restart')
      return
    }
    this.mayWrite = mayWrite
    this.wasDemoted = !mayWrite
    this.send(rightsFrame(mayWrite))
  }

  /** [COL8] Sends a sign of life; a socket that answered none since the last time is gone. */
  beat(): void {
    const { socket } = this.#parts
    if (!this.#pulse.beat(this.#parts.stream.writableLength > 0)) {
      socket.terminate()
      return
    }
    socket.ping()
    this.send(heartbeat)
  }

  /** Stops reading, so that what is pending can be put on disk. */
  silence(): void {
    this.#isSilenced = true
    this.#parts.socket.pause()
  }

  readonly #tellSaved = (): void => {
    this.#savedDue = null
    if (this.#saved === null) return
    const payload = savedFrame(this.#saved)
    this.#saved = null
    this.send(payload)
  }

  /** In one write: each is a journey into the kernel, which is most of what a small message costs. */
  #withSaved(frame: Buffer): Buffer {
    if (this.#saved === null || frame.length > worthACopy) return frame
    const saved = makeWireFrame(savedFrame(this.#saved))
    this.#saved = null
    return Buffer.concat([saved, frame])
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!this.#isOpen) return
    this.#pulse.spoke()
    if (isBinary) {
      this.#late.push(data)
      this.#actOnLate()
    } else {
      this.close('broken-message')
    }
  }

  /** Pausing a socket stops what is still to come. What has come already waits here. */
  #actOnLate(): void {
    while (this.#isOpen && !this.#isHeldUp()) {
      const data = this.#late.shift()
      if (!data) break
      this.#act(data)
    }
    if (!this.#isOpen) return
    const { socket } = this.#parts
    if (this.#isHeldUp()) socket.pause()
    else if (socket.isPaused) socket.resume()
  }

  #isHeldUp(): boolean {
    const { mending } = this.#parts.hosted
    if (mending && !this.#awaitsMending) {
      this.#awaitsMending = true
      void mending.then(() => {
        this.#awaitsMending = false
        this.#actOnLate()
      })
    }
    return this.#isSilenced || this.#pause !== null || mending !== null
  }

  #act(data: Buffer): void {
    const now = performance.now()
    this.#replied = 0
    const reason = this.#reasonAgainst(data, now)
    if (reason) {
      this.close(reason)
      return
    }
    const passedOn = carriesUpdate(data) ? this.#parts.hosted.room.peers.size : 0
    this.#slowDown(this.#budget.spend({ received: data.length, answered: this.#replied, passedOn }, now))
  }

  /** Hands a message to the room, now or later. Null, or why the connection has to end. */
  #reasonAgainst(data: Buffer, now: number): CloseReason | null {
    const { hosted, rooms } = this.#parts
    if (rooms.log.pendingBytes > rooms.limits.pendingBytes) return 'database-away'
    const verdict = this.#pace.judge(data, this.client, now)
    if (typeof verdict === 'object') this.#actOnPresenceIn(verdict.dueIn)
    if (verdict !== 'now') return null
    try {
      return hosted.room.receive(this, data)
    } catch (error) {
      if (!(error instanceof RoomBroken)) throw error
      hosted.mend(error)
      return 'broken-message'
    }
  }

  #actOnPresenceIn(milliseconds: number): void {
    this.#presenceDue ??= setTimeout(() => {
      this.#presenceDue = null
      const frame = this.#pace.take(performance.now())
      const reason = frame && this.#isOpen && this.#parts.hosted.room.receive(this, frame)
      if (reason) this.close(reason)
    }, milliseconds)
  }

  #slowDown(milliseconds: number): void {
    if (milliseconds === 0 || this.#pause) return
    this.#pause = setTimeout(() => {
      this.#pause = null
      this.#actOnLate()
    }, milliseconds)
  }

  /**
   * The answer to a first question may be a whole document: it is what the reader came for, and neither its slowness nor
   * its greed. Whoever asks again pays for it, and has to have read.
   */
  #allowanceFor(frame: Uint8Array): number {
    const isDocument = frame[0] === messageTypes.sync && frame[1] === syncTypes.step2
    if (isDocument && !this.#hasAsked) {
      this.#hasAsked = true
      this.#allowance += frame.length
      return this.#allowance
    }
    this.#replied += frame.length
    return isDocument ? this.#parts.rooms.limits.waitingBytes : this.#allowance
  }

  #leave(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    if (this.#pause) clearTimeout(this.#pause)
    if (this.#presenceDue) clearTimeout(this.#presenceDue)
    if (this.#savedDue) clearTimeout(this.#savedDue)
    this.#late.length = 0
    // Unread, the client's farewell would never come.
    if (this.#parts.socket.isPaused) this.#parts.socket.resume()
    this.#parts.hosted.room.leave(this)
    this.#parts.left()
  }
}
