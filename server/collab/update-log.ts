import type { LogStore } from './log-store.ts'
import { mergeUpdates } from './update-content.ts'
import type { LogRow, Range } from './update-log-writing.ts'

/** One delivery, waiting to be written. `bytes` is null when it only waits for what was delivered before it. */
export interface LogEntry {
  readonly bytes: Uint8Array | null
  readonly userId: string
  /** Deliveries of one sender that are flushed together become one row. */
  readonly sender: object
  /** Yjs client ids that this delivery binds to the account. */
  readonly newClients: readonly number[]
}

/** What a hosted draft learns of its log. */
export interface LogFollower<Entry extends LogEntry> {
  /** Everything delivered so far is about to be written. */
  beforeWrite(): void
  /** On disk, in order. `range` is null when there was nothing to write. */
  written(entries: readonly Entry[], range: Range | null): void
  /** Whether deliveries wait longer than they should. */
  trouble(inTrouble: boolean): void
  /** The draft is no more. */
  gone(): void
}

export interface LogChannel<Entry extends LogEntry> {
  append(entry: Entry): void
  /** Whether a write of this draft is on its way, so that its sequence is about to move. */
  readonly writing: boolean
  /** Resolves once everything appended is on disk. */
  drained(): Promise<void>
  close(): void
}

interface Queue<Entry extends LogEntry> {
  readonly draftId: string
  readonly follower: LogFollower<Entry>
  waiting: Entry[]
  writing: Entry[]
  waitingSince: number
  inTrouble: boolean
  idle: (() => void)[]
}

export interface UpdateLogOptions {
  readonly store: Pick<LogStore, 'write'>
  readonly now: () => number
  /** Milliseconds from one write to the next while people type. */
  readonly gap: () => number
  readonly onFailure: (error: unknown) => void
}

const mostRows = 2000
const mostBytes = 16 * 1024 * 1024
const troubleAfter = 2000
const longestPause = 2000

/**
 * [COL1] [COL2] The one writer of a process: what came for all its drafts since the last write goes to disk in one
 * statement. What fails is written again until it succeeds. When the outcome of a commit is not known this may
 * write a row twice, under two sequence numbers; for Yjs the second is no news.
 */
export class UpdateLog<Entry extends LogEntry> {
  readonly #queues = new Map<string, Queue<Entry>>()
  /** Those with deliveries that wait. */
  readonly #ready = new Set<Queue<Entry>>()
  readonly #options: UpdateLogOptions
  #scheduled: boolean = false
  #flushing: Promise<void> | null = null
  #failures = 0
  #pendingBytes = 0
  #flushedAt = Number.NEGATIVE_INFINITY

  constructor(options: UpdateLogOptions) {
    this.#options = options
  }

  /** Bytes taken on and not yet on disk. */
  get pendingBytes(): number {
    return this.#pendingBytes
  }

  open(draftId: string, follower: LogFollower<Entry>): LogChannel<Entry> {
    if (this.#queues.has(draftId)) throw new Error(`The log of draft ${draftId} is open already`)
    const queue: Queue<Entry> = {
      draftId,
      follower,
      waiting: [],
      writing: [],
      waitingSince: 0,
      inTrouble: false,
      idle: [],
    }
    this.#queues.set(draftId, queue)
    return {
      append: entry => this.#append(queue, entry),
      get writing() {
        return queue.writing.length > 0
      },
      drained: () => (isIdle(queue) ? Promise.resolve() : new Promise(resolve => queue.idle.push(resolve))),
      close: () => {
        this.#queues.delete(draftId)
        this.#ready.delete(queue)
      },
    }
  }

  /** Resolves when everything appended so far is on disk; rejects when `deadline` milliseconds did not do. */
  async flush(deadline: number): Promise<void> {
    const drained = [...this.#queues.values()]
      .filter(queue => !isIdle(queue))
      .map(queue => new Promise<void>(resolve => queue.idle.push(resolve)))
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => late.reject(new Error('The database did not take the last updates in time')),
      deadline,
    )
    try {
      await Promise.race([Promise.all(drained), late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  #append(queue: Queue<Entry>, entry: Entry): void {
    if (isIdle(queue)) queue.waitingSince = this.#options.now()
    queue.waiting.push(entry)
    this.#ready.add(queue)
    this.#pendingBytes += entry.bytes?.length ?? 0
    if (!this.#scheduled) this.#schedule(this.#pause())
  }

  #schedule(delay: number): void {
    if (this.#scheduled || this.#flushing) return
    this.#scheduled = true
    // At once is at the end of this turn: whatever else came in it goes along, and whoever looks on hears of it first.
    if (delay > 0) setTimeout(this.#write, delay)
    else setImmediate(this.#write)
  }

  readonly #write = (): void => {
    this.#scheduled = false
    this.#flushing = this.#flush().finally(() => {
      this.#flushing = null
      if (this.#ready.size > 0) this.#schedule(this.#pause())
    })
  }

  #pause(): number {
    if (this.#failures > 0) return Math.min(longestPause, 25 * 2 ** this.#failures)
    return Math.max(0, this.#flushedAt + this.#options.gap() - performance.now())
  }

  async #flush(): Promise<void> {
    this.#flushedAt = performance.now()
    const queues = this.#take()
    const rows = queues.flatMap(queue => rowsOf(queue.draftId, queue.writing))
    const watch = setTimeout(() => this.#tellTrouble(queues), troubleAfter)
    try {
      const ranges = rows.length > 0 ? await this.#options.store.write(rows) : new Map<string, Range | 'gone'>()
      this.#failures = 0
      for (const queue of queues) this.#settle(queue, ranges.get(queue.draftId) ?? null)
    } catch (error) {
      this.#failures += 1
      this.#options.onFailure(error)
      for (const queue of queues) this.#putBack(queue)
      this.#tellTrouble(queues)
    } finally {
      clearTimeout(watch)
    }
  }

  /** Oldest deliveries first, and no more than one statement should carry. */
  #take(): Queue<Entry>[] {
    const ready = [...this.#ready].sort((a, b) => a.waitingSince - b.waitingSince)
    const taken: Queue<Entry>[] = []
    let rows = 0
    let bytes = 0
    for (const queue of ready) {
      if (rows >= mostRows || bytes >= mostBytes) break
      queue.follower.beforeWrite()
      queue.writing = queue.waiting
      queue.waiting = []
      this.#ready.delete(queue)
      rows += queue.writing.length
      for (const entry of queue.writing) bytes += entry.bytes?.length ?? 0
      taken.push(queue)
    }
    return taken
  }

  #settle(queue: Queue<Entry>, range: Range | 'gone' | null): void {
    // Another transaction holds the draft's row. The other drafts do not wait for it; this one is tried again.
    if (range === null && queue.writing.some(entry => entry.bytes)) {
      this.#putBack(queue)
      if (this.#options.now() - queue.waitingSince > troubleAfter) this.#tellTrouble([queue])
      return
    }
    const written = queue.writing
    queue.writing = []
    queue.waitingSince = this.#options.now()
    for (const entry of written) this.#pendingBytes -= entry.bytes?.length ?? 0
    if (range === 'gone') {
      queue.follower.gone()
    } else {
      queue.follower.written(written, range)
      if (queue.inTrouble) {
        queue.inTrouble = false
        queue.follower.trouble(false)
      }
    }
    if (isIdle(queue)) for (const resolve of queue.idle.splice(0)) resolve()
  }

  #putBack(queue: Queue<Entry>): void {
    queue.waiting = queue.writing.concat(queue.waiting)
    queue.writing = []
    this.#ready.add(queue)
  }

  #tellTrouble(queues: readonly Queue<Entry>[]): void {
    for (const queue of queues) {
      if (queue.inTrouble || isIdle(queue)) continue
      queue.inTrouble = true
      queue.follower.trouble(true)
    }
  }
}

function isIdle(queue: Queue<LogEntry>): boolean {
  return queue.waiting.length === 0 && queue.writing.length === 0
}

/** One row for each sender: who delivered what stays as exact, and a burst of keys takes one row instead of twenty. */
function rowsOf(draftId: string, entries: readonly LogEntry[]): LogRow[] {
  const bySender = Map.groupBy(
    entries.filter(entry => entry.bytes !== null),
    entry => entry.sender,
  )
  return [...bySender.values()].map(delivered => {
    const updates = delivered.flatMap(entry => (entry.bytes ? [entry.bytes] : []))
    return {
      draftId,
      userId: delivered[0]?.userId ?? '',
      bytes: mergeUpdates(updates),
      clients: delivered.flatMap(entry => entry.newClients),
    }
  })
}
