import { setTimeout } from 'node:timers/promises'
import type { Sql } from 'postgres'
import * as Y from 'yjs'
import type { Platform } from '../platform/platform.ts'
import { Workers } from '../platform/work/workers.ts'
import { LogConnection } from './log-connection.ts'
import { flatten, type Packed } from './pack-checked.ts'
import { seek } from './seek.ts'
import { packOldest, rowsPerPack } from './update-log-packing.ts'
import { writeSnapshot } from './update-log-snapshots.ts'

/** Milliseconds between two looks for logs that nobody keeps. */
const interval = 10 * 60_000
/** Milliseconds without an edit after which the rest of a log is packed: nobody is about to fetch it row by row. */
const idleTime = 60 * 60_000
/** Fewer rows than this are not worth a pack. */
const worthAPack = 64
/** Drafts of one look. */
const draftsAtOnce = 50
/** Milliseconds that the database may take for one pack, at first and at most. */
const patience = { patience: 60_000, mostPatience: 600_000 }
/** Milliseconds that the end of the process waits for a pack that is being made. Half made, it is not there. */
const closingTime = 5000
/** A thread of its own: in place of one that compares texts it would be made anew each time. One pack after another, so one is enough. */
const threads = { threads: 1, milliseconds: 60_000 }
const program = new URL('pack-worker.ts', import.meta.url)
/** One process looks at a time; the number is of this alone. */
const sweepLock = 72707370

/**
 * [COL20] Keeps the logs of drafts short, in the background and one after another: full packs as soon as a snapshot covers them,
 * the rest when a draft has been idle, also where the process that had it open was killed.
 */
export class LogKeeper {
  readonly #platform: Platform
  readonly #log: LogConnection
  readonly #lock: LogConnection
  readonly #workers = new Workers(threads)
  readonly #waiting = new Set<string>()
  readonly #timer: NodeJS.Timeout
  #working: Promise<void> = Promise.resolve()
  #closed: boolean = false

  constructor(platform: Platform) {
    this.#platform = platform
    const { database } = platform
    this.#log = new LogConnection({ database, width: 2, ...patience })
    this.#lock = new LogConnection({ database, width: 1, ...patience })
    this.#timer = setInterval(() => void this.sweep(), interval).unref()
  }

  /** A snapshot of this draft was written: what it covers may fill a pack. */
  snapshotWritten(draftId: string): void {
    if (this.#closed || this.#waiting.has(draftId)) return
    this.#waiting.add(draftId)
    void this.#queue(async () => {
      this.#waiting.delete(draftId)
      await this.#pack(draftId, rowsPerPack)
    })
  }

  /** Looks for drafts that have been idle and have more than a few rows that are not packed. */
  sweep(): Promise<void> {
    return this.#queue(() => this.#sweep())
  }

  /** Begins nothing any more, and waits a while for what was begun. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    await Promise.race([this.#working, setTimeout(closingTime, null, { ref: false })])
    await this.#workers.close()
  }

  #queue(work: () => Promise<void>): Promise<void> {
    this.#working = this.#working.then(async () => {
      if (this.#closed) return
      try {
        await work()
      } catch (err) {
        this.#platform.log.warn({ err }, 'a log could not be packed; it is tried again later')
      }
    })
    return this.#working
  }

  async #sweep(): Promise<void> {
    // The lock is the connection's, and goes with it: also when this process is killed.
    const [held] = await this.#lock.ask(
      sql => sql<{ held: boolean }[]>`SELECT pg_try_advisory_lock(${sweepLock}) AS held`,
    )
    if (!held?.held) return
    try {
      await this.#packIdle()
    } finally {
      await this.#lock.ask(sql => sql`SELECT pg_advisory_unlock(${sweepLock})`)
    }
  }

  async #packIdle(): Promise<void> {
    const { clock, log } = this.#platform
    const since = new Date(clock().getTime() - idleTime)
    for (const { draftId, seq } of await this.#log.ask(sql => findIdle(sql, since))) {
      if (this.#closed) return
      try {
        // Read from the log: nobody has it open, and whoever opens it meanwhile loses nothing.
        const { doc } = await this.#log.ask(sql => seek(sql, draftId, seq))
        const bytes = Y.encodeStateAsUpdate(doc)
        await this.#log.ask(sql => writeSnapshot(sql, draftId, { seq, bytes }))
        await this.#pack(draftId, 1)
      } catch (err) {
        log.warn({ err, draftId }, 'the log of a draft could not be packed')
      }
    }
  }

  async #pack(draftId: string, least: number): Promise<void> {
    const packSome = () =>
      this.#log.ask(sql => packOldest(sql, draftId, least, rows => this.#workers.run<Packed>(program, flatten(rows))))
    while (!this.#closed && (await packSome()) > 0);
  }
}

/** In no order: one that cannot be packed must not keep the others from it. */
async function findIdle(sql: Sql, since: Date): Promise<{ draftId: string; seq: number }[]> {
  const idle = await sql<{ id: string; seq: string }[]>`
    SELECT drafts.id, drafts.seq FROM drafts
    JOIN draft_updates AS newest ON newest.draft_id = drafts.id AND newest.seq = drafts.seq
    LEFT JOIN LATERAL (SELECT max(to_seq) AS seq FROM draft_packs WHERE draft_id = drafts.id) AS packed ON true
    WHERE drafts.seq - coalesce(packed.seq, 0) >= ${worthAPack} AND newest.created_at < ${since}
    ORDER BY random() LIMIT ${draftsAtOnce}`
  return idle.map(({ id, seq }) => ({ draftId: id, seq: Number(seq) }))
}
