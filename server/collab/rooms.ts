import type { CloseReason } from '@fieldword/shared/collab/close-codes.ts'
import type { Platform } from '../platform/platform.ts'
import { seedDraft } from './commands.ts'
import { writeGap } from './gaps.ts'
import { HostedRoom, type HostPorts, type RoomEntry } from './hosted-room.ts'
import { type CollabLimits, collabLimits } from './limits.ts'
import { LogKeeper } from './log-keeper.ts'
import { type LogStore, postgresLogStore } from './log-store.ts'
import { PresenceRelay } from './presence-relay.ts'
import { TimeAtWork } from './time-at-work.ts'
import { UpdateLog } from './update-log.ts'

export interface RoomsOptions {
  readonly limits?: Partial<CollabLimits>
  /** How much of its time this process is at work, from 0 to 1, in place of what is measured. */
  readonly timeAtWork?: () => number
}

interface Hold {
  readonly hosted: HostedRoom
  release(): void
}

/** Milliseconds to write what is pending when the process stops. */
const closingTime = 10_000

export function createRooms(platform: Platform, options: RoomsOptions = {}): Rooms {
  return new Rooms(platform, { ...collabLimits, ...options.limits }, options.timeAtWork)
}

/**
 * The drafts that are open in this process. A draft's room is loaded once, however many ask for it at the same time, and
 * goes when nobody is left and all it was given is on disk.
 */
export class Rooms {
  readonly limits: CollabLimits
  readonly log: UpdateLog<RoomEntry>
  readonly keeper: LogKeeper
  readonly #platform: Platform
  readonly #store: LogStore
  readonly #relay: PresenceRelay
  readonly #timeAtWork: () => number
  readonly #hosted = new Map<string, Promise<HostedRoom>>()
  readonly #open = new Map<string, HostedRoom>()
  readonly #holds = new Map<string, number>()
  /** Rooms that were given up, until what they were given is on disk: a new one loaded before would lack it. */
  readonly #leaving = new Map<string, Promise<void>>()
  #listening: Promise<void> | null = null

  constructor(platform: Platform, limits: CollabLimits, timeAtWork = measuredTimeAtWork()) {
    this.limits = limits
    this.#timeAtWork = timeAtWork
    this.#platform = platform
    this.#store = postgresLogStore(platform.database)
    this.log = new UpdateLog({
      store: this.#store,
      now: () => platform.clock().getTime(),
      gap: () => writeGap(timeAtWork()),
      onFailure: err => platform.log.warn({ err }, 'updates could not be written and wait'),
    })
    this.keeper = new LogKeeper(platform)
    this.#relay = new PresenceRelay(platform, {
      roomOf: draftId => this.#open.get(draftId)?.room ?? null,
      openDrafts: () => [...this.#open.keys()],
      changed: draftId => this.#open.get(draftId)?.presenceHeard(),
    })
  }

  /** How many drafts are open here. */
  get size(): number {
    return this.#hosted.size
  }

  /** Keeps a draft's room open, loading it first, until the answer's `release`. Refuses with `not-found`. */
  async hold(draftId: string): Promise<Hold> {
    this.#holds.set(draftId, (this.#holds.get(draftId) ?? 0) + 1)
    let held = true
    const release = () => {
      if (!held) return
      held = false
      this.#letGo(draftId)
    }
    try {
      await this.#listen()
      return { hosted: await this.#host(draftId), release }
    } catch (error) {
      release()
      throw error
    }
  }

  /** [COL36] Takes away states that clients connected here have not renewed. */
  expirePresence(): void {
    const before = this.#platform.clock().getTime() - this.limits.presenceLifetime
    for (const hosted of this.#open.values()) hosted.expirePresence(before)
  }

  /** Puts everything that was delivered on disk; rejects when the database does not take it in time. */
  flush(): Promise<void> {
    return this.log.flush(closingTime)
  }

  /** After every connection is closed. */
  async close(): Promise<void> {
    await Promise.all([this.#relay.close(), this.flush()])
    const open = [...this.#open.values()]
    this.#open.clear()
    this.#hosted.clear()
    await Promise.all(open.map(hosted => hosted.retire()))
    await this.keeper.close()
  }

  #host(draftId: string): Promise<HostedRoom> {
    const known = this.#hosted.get(draftId)
    if (known) return known
    const loading = this.#load(draftId)
    this.#hosted.set(draftId, loading)
    loading.then(
      hosted => {
        this.#open.set(draftId, hosted)
        this.#relay.opened(draftId)
        // Signals that came while it was loading were nobody's to hear.
        hosted.look()
      },
      () => {
        if (this.#hosted.get(draftId) === loading) this.#hosted.delete(draftId)
      },
    )
    return loading
  }

  async #load(draftId: string): Promise<HostedRoom> {
    await this.#leaving.get(draftId)
    await seedDraft(this.#platform, draftId)
    const ports: HostPorts = {
      store: this.#store,
      log: this.log,
      limits: this.limits,
      now: () => this.#platform.clock().getTime(),
      timeAtWork: this.#timeAtWork,
      presenceChanged: states => this.#relay.tell(draftId, states),
      broken: error => {
        this.#platform.log.error({ err: error, draftId }, 'a room broke and is loaded anew')
        this.#discard(draftId, 'restart')
      },
      gone: () => this.#discard(draftId, 'not-found'),
      snapshotWritten: () => this.keeper.snapshotWritten(draftId),
      failed: err => this.#platform.log.warn({ err, draftId }, 'the log of a draft could not be read or packed'),
    }
    return HostedRoom.load(draftId, ports)
  }

  #letGo(draftId: string): void {
    const left = (this.#holds.get(draftId) ?? 1) - 1
    if (left > 0) {
      this.#holds.set(draftId, left)
      return
    }
    this.#holds.delete(draftId)
    const hosted = this.#open.get(draftId)
    if (hosted) void hosted.drained().then(() => this.#unload(draftId, hosted))
  }

  #unload(draftId: string, hosted: HostedRoom): void {
    if (this.#holds.has(draftId) || this.#open.get(draftId) !== hosted) return
    this.#forget(draftId)
    hosted
      .retire()
      .catch(err => this.#platform.log.warn({ err, draftId }, 'the snapshot of a closing draft could not be written'))
  }

  #discard(draftId: string, reason: CloseReason): void {
    const hosted = this.#open.get(draftId)
    if (!hosted) return
    this.#forget(draftId)
    const left = hosted.drained().then(() => {
      hosted.abandon()
      this.#leaving.delete(draftId)
    })
    this.#leaving.set(draftId, left)
    for (const peer of [...hosted.room.peers]) peer.close(reason)
  }

  #forget(draftId: string): void {
    this.#open.delete(draftId)
    this.#hosted.delete(draftId)
    this.#relay.closed(draftId)
  }

  /** [COL14] A signal names drafts and how far their logs have come; after a break every open draft looks for itself. */
  #listen(): Promise<void> {
    this.#listening ??= this.#startListening().catch(error => {
      this.#listening = null
      throw error
    })
    return this.#listening
  }

  async #startListening(): Promise<void> {
    await this.#platform.signals.listen(
      'drafts',
      payload => {
        for (const part of payload.split(',')) {
          const [draftId = '', seq] = part.split(':')
          this.#open.get(draftId)?.hear(Number(seq))
        }
      },
      () => {
        for (const hosted of this.#open.values()) hosted.look()
      },
    )
    await this.#relay.listen()
  }
}

function measuredTimeAtWork(): () => number {
  const measured = new TimeAtWork()
  return () => measured.share
}
