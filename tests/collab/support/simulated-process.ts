import { HostedRoom, type RoomEntry } from '@fieldword/server/collab/hosted-room.ts'
import { collabLimits } from '@fieldword/server/collab/limits.ts'
import type { Peer } from '@fieldword/server/collab/room.ts'
import { UpdateLog } from '@fieldword/server/collab/update-log.ts'
import type { Range } from '@fieldword/server/collab/update-log-writing.ts'
import type { MemoryLogs } from './memory-log.ts'
import { SimulatedStore } from './simulated-store.ts'

interface ProcessPorts {
  readonly draftId: string
  readonly logs: MemoryLogs
  /** What its writes tell every process. */
  signal(seq: number): void
}

/** A server process with one draft: its writer and its room are the real ones. */
export class SimulatedProcess {
  readonly store: SimulatedStore
  /** Signals on their way to it. */
  readonly signals: number[] = []
  readonly failures: unknown[] = []
  readonly #draftId: string
  readonly #log: UpdateLog<RoomEntry>
  #loading: Promise<HostedRoom> | null = null
  #hosted: HostedRoom | null = null
  #isAlive: boolean = true

  constructor({ draftId, logs, signal }: ProcessPorts) {
    this.#draftId = draftId
    this.store = new SimulatedStore(logs, ranges => signal(lastOf(ranges.get(draftId))))
    this.#log = new UpdateLog({ store: this.store, now: () => Date.now(), gap: () => 25, onFailure: () => {} })
  }

  get hosted(): HostedRoom | null {
    return this.#hosted
  }

  get isAlive(): boolean {
    return this.#isAlive
  }

  /** The room, loaded when the first one comes. Rejects when the database does not give it. */
  async host(): Promise<HostedRoom> {
    this.#loading ??= this.#load()
    try {
      return await this.#loading
    } catch (error) {
      this.#loading = null
      throw error
    }
  }

  hearNext(): void {
    const seq = this.signals.shift()
    if (seq !== undefined) this.#hosted?.hear(seq)
  }

  /** Signals are lost until it listens again, and then it looks for itself. */
  listenAnew(): void {
    this.signals.length = 0
    this.#hosted?.look()
  }

  /** Nobody is there any more. */
  async retire(): Promise<void> {
    const hosted = this.#hosted
    if (!hosted || hosted.room.peers.size > 0) return
    await hosted.drained()
    if (this.#hosted !== hosted || hosted.room.peers.size > 0 || !this.#isAlive) return
    this.#hosted = null
    this.#loading = null
    // A snapshot that is not written costs nothing but time.
    await hosted.retire().catch(() => {})
  }

  die(arrived: boolean): Peer[] {
    this.#isAlive = false
    this.store.die(arrived)
    return [...(this.#hosted?.room.peers ?? [])]
  }

  async #load(): Promise<HostedRoom> {
    const hosted = await HostedRoom.load(this.#draftId, {
      store: this.store,
      log: this.#log,
      limits: collabLimits,
      now: () => Date.now(),
      timeAtWork: () => 0,
      presenceChanged: () => {},
      broken: error => this.failures.push(error),
      gone: () => this.failures.push('gone'),
      snapshotWritten: () => {},
      failed: () => {},
    })
    this.#hosted = hosted
    hosted.look()
    return hosted
  }
}

function lastOf(range: Range | 'gone' | undefined): number {
  return range === undefined || range === 'gone' ? 0 : range.after
}
