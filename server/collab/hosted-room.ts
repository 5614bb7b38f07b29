import * as Y from 'yjs'
import { caretGap, savedGap, updateGap } from './gaps.ts'
import type { CollabLimits } from './limits.ts'
import { type LoadedDraft, loadDraft, sizeOf } from './loaded-draft.ts'
import type { LogStore } from './log-store.ts'
import { Pace } from './pace.ts'
import type { VouchedEntry } from './presence.ts'
import { Rate } from './rate.ts'
import { type Peer, Room, RoomBroken } from './room.ts'
import type { LogChannel, LogEntry, LogFollower, UpdateLog } from './update-log.ts'
import type { StoredUpdate } from './update-log-snapshots.ts'
import type { Range } from './update-log-writing.ts'

export interface RoomEntry extends LogEntry {
  readonly sender: Peer
  readonly ticket: number
}

export interface HostPorts {
  readonly store: LogStore
  readonly log: UpdateLog<RoomEntry>
  readonly limits: CollabLimits
  now(): number
  /** How much of its time this process is at work, from 0 to 1. */
  timeAtWork(): number
  /** What other processes should hear of who is here. */
  presenceChanged(states: readonly VouchedEntry[]): void
  /** The room can no longer be used: everybody has to come back to a new one. */
  broken(error: unknown): void
  gone(): void
  snapshotWritten(): void
  failed(error: unknown): void
}

/** Rows after the snapshot that are worth a new one when the room goes: then nobody waits for it. */
const rowsLeft = 100
/** Bytes after it that are worth one: a row can hold thousands of keystrokes, and each has to be put in its place. */
const manyBytes = 256 * 1024
/** Milliseconds until the database is asked again for what others wrote. */
const retryPause = 500

/** A room with its log: what is delivered goes to disk, what other processes wrote comes from there. */
export class HostedRoom implements LogFollower<RoomEntry> {
  readonly draftId: string
  readonly room: Room
  readonly #ports: HostPorts
  readonly #channel: LogChannel<RoomEntry>
  readonly #updates: Pace
  readonly #rate = new Rate()
  readonly #carets: Pace
  /** Every row up to this sequence number is in the document. */
  #held: number
  #heard = 0
  #fetching: Promise<void> | null = null
  #tailRows: number
  #tailBytes: number
  #snapshotBytes: number
  #candidate: Uint8Array | null = null
  #mending: Promise<void> | null = null
  #closed: boolean = false

  private constructor(draftId: string, stored: LoadedDraft, ports: HostPorts) {
    this.draftId = draftId
    this.#ports = ports
    this.#held = stored.seq
    this.#tailRows = stored.tailRows
    this.#tailBytes = stored.tailBytes
    this.#snapshotBytes = stored.snapshotBytes
    this.room = new Room(stored.doc, stored.bytes, stored.owners, ports.limits, {
      append: ({ peer, ticket, bytes, newClients }) =>
        this.#channel.append({ sender: peer, ticket, bytes, newClients, userId: peer.user?.id ?? '' }),
      updated: () => {
        this.#rate.happened()
        this.#updates.due()
      },
      presenceChanged: () => this.#carets.due(),
      now: () => ports.now(),
    })
    const { room } = this
    this.#updates = new Pace(
      () => room.flushUpdates(),
      () => updateGap(room.peers.size, this.#rate.perMillisecond, ports.timeAtWork()),
    )
    this.#carets = new Pace(
      () => ports.presenceChanged(room.flushPresence()),
      () => caretGap(room.peers.size),
    )
    this.#channel = ports.log.open(draftId, this)
  }

  static async load(draftId: string, ports: HostPorts): Promise<HostedRoom> {
    return new HostedRoom(draftId, await loadDraft(ports.store, draftId), ports)
  }

  /** Another process, or this one, says that the log has come to `seq`. */
  hear(seq: number): void {
    this.#heard = Math.max(this.#heard, seq)
    this.#catchUp()
  }

  /** Looks for rows that no signal spoke of: signals are lost while the connection is. */
  look(): void {
    this.hear(this.#held + 1)
  }

  /** While it lasts nothing may be delivered. */
  get mending(): Promise<void> | null {
    return this.#mending
  }

  /**
   * [COL4] Makes the document anew, from the log: a message broke it that could be read and not applied. Whatever else was
   * delivered is written first, so that it is in the log.
   */
  mend(error: RoomBroken): void {
    this.#ports.failed(error)
    this.#mending ??= this.#mend().finally(() => {
      this.#mending = null
      this.#catchUp()
    })
  }

  /** [COL36] Nobody who is connected here and has said nothing since `before` is present any more. */
  expirePresence(before: number): void {
    this.room.presence.states.expireHere(before)
    this.#carets.due()
  }

  /** Other processes told who is with them. */
  presenceHeard(): void {
    this.#carets.due()
  }

  drained(): Promise<void> {
    return this.#channel.drained()
  }

  /** Nobody is here and everything is on disk. */
  async retire(): Promise<void> {
    const isWorthIt = this.#tailRows >= rowsLeft || this.#tailBytes >= manyBytes / 5
    const state = isWorthIt && !this.#mending ? Y.encodeStateAsUpdate(this.room.doc) : null
    this.abandon()
    if (!state) return
    await this.#ports.store.writeSnapshot(this.draftId, { seq: this.#held, bytes: state })
    this.#ports.snapshotWritten()
  }

  /** Leaves the log to whoever hosts the draft next. What is not on disk by then is lost: `drained` comes before. */
  abandon(): void {
    this.#closed = true
    this.#updates.stop()
    this.#carets.stop()
    this.#channel.close()
    this.room.doc.destroy()
  }

  /** The document holds now exactly what the log will hold after this write: the moment to take its picture. */
  beforeWrite(): void {
    this.#candidate = this.#wantsSnapshot() && !this.#mending ? Y.encodeStateAsUpdate(this.room.doc) : null
  }

  written(entries: readonly RoomEntry[], range: Range | null): void {
    if (range) this.#advance(entries, range)
    const saved = new Map<Peer, number>()
    for (const { sender, ticket } of entries) saved.set(sender, ticket)
    const gap = savedGap(this.#ports.timeAtWork())
    for (const [peer, ticket] of saved) if (this.room.peers.has(peer)) peer.saved(ticket, gap)
    this.#catchUp()
  }

  trouble(inTrouble: boolean): void {
    this.room.setTrouble(inTrouble)
  }

  gone(): void {
    this.#ports.gone()
  }

  #advance(entries: readonly RoomEntry[], { before, after }: Range): void {
    this.#tailRows += after - before
    for (const entry of entries) this.#tailBytes += entry.bytes?.length ?? 0
    if (before === this.#held) {
      this.#held = after
      if (this.#candidate) this.#snapshot({ seq: after, bytes: this.#candidate })
    } else {
      // Rows of other processes lie between.
      this.#heard = Math.max(this.#heard, after)
    }
  }

  #wantsSnapshot(): boolean {
    const { rowsAfterSnapshot } = this.#ports.limits
    if (this.#tailRows >= 2 * rowsAfterSnapshot) return true
    const hasMany = this.#tailRows >= rowsAfterSnapshot || this.#tailBytes >= manyBytes
    return hasMany && this.#tailBytes * 4 >= this.#snapshotBytes
  }

  #snapshot(stored: StoredUpdate): void {
    this.#tailRows = 0
    this.#tailBytes = 0
    this.#snapshotBytes = stored.bytes.length
    // The log alone is complete; a snapshot that could not be written only costs time at the next load.
    this.#ports.store.writeSnapshot(this.draftId, stored).then(
      () => this.#ports.snapshotWritten(),
      error => this.#ports.failed(error),
    )
  }

  /** While a write is on its way its own signal may come before its answer; `written` looks again. */
  #catchUp(): void {
    if (this.#closed || this.#mending || this.#fetching || this.#channel.writing) return
    if (this.#heard <= this.#held) return
    const wanted = this.#heard
    this.#fetching = this.#fetch()
      .then(() => {
        // A signal can speak of more than is there only when it was a guess.
        if (this.#heard === wanted) this.#heard = this.#held
      })
      .catch(error => this.#pauseAfter(error))
      .finally(() => {
        this.#fetching = null
        this.#catchUp()
      })
  }

  /** A database that does not answer is asked again; a document that cannot be brought up to date is given up. */
  async #pauseAfter(error: unknown): Promise<void> {
    if (this.#closed) return
    if (error instanceof RoomBroken) {
      this.#ports.broken(error)
    } else {
      this.#ports.failed(error)
      await pause(retryPause)
    }
  }

  async #mend(): Promise<void> {
    await this.#channel.drained()
    await this.#fetching
    const stored = await this.#loadAgain()
    if (this.#closed) return
    this.room.replaceDoc(stored.doc, stored.bytes)
    for (const [client, owner] of stored.owners) this.room.owners.set(client, owner)
    this.#held = stored.seq
  }

  async #loadAgain(): Promise<LoadedDraft> {
    for (;;) {
      try {
        return await loadDraft(this.#ports.store, this.draftId)
      } catch (error) {
        this.#ports.failed(error)
        await pause(retryPause)
      }
    }
  }

  async #fetch(): Promise<void> {
    const { store } = this.#ports
    const rows = await store.readAfter(this.draftId, this.#held)
    if (this.#mending) return
    const unknown = new Set<number>()
    for (const { bytes } of rows) {
      // Judged already when it was delivered; here only whose it is matters.
      for (const client of Y.parseUpdateMeta(bytes).to.keys()) if (!this.room.owners.has(client)) unknown.add(client)
    }
    if (unknown.size > 0) {
      for (const [client, owner] of await store.owners(this.draftId, [...unknown])) this.room.owners.set(client, owner)
    }
    // A write that is on its way will move the log past these rows, and its picture was taken without them.
    if (rows.length > 0) this.#candidate = null
    for (const { seq, bytes } of rows) {
      this.room.follow(bytes)
      this.#held = Math.max(this.#held, seq)
    }
    this.#tailRows += rows.length
    this.#tailBytes += sizeOf(rows)
  }
}

/** By the timers everything else here waits on, so that one clock moves them all. */
function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
