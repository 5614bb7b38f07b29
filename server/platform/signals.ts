import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { Database, Tx } from './database/prisma.ts'

/**
 * LISTEN/NOTIFY between the processes of one database. A signal is a hint to look again, never the news itself: whoever
 * listens also looks when the connection comes back, so a lost signal loses nothing.
 */
export interface Signals {
  /**
   * Calls `onSignal` with each payload, and `onReconnect` whenever listening starts anew after a break.
   * Resolves when listening; rejects when the database cannot be reached, and then calls neither.
   */
  listen(channel: string, onSignal: (payload: string) => void, onReconnect: () => void): Promise<void>
  /** Sends at once, outside any transaction. Payload limit: 8,000 bytes. */
  notify(channel: string, payload: string): Promise<void>
  /** Sends when the transaction commits, and not at all when it does not. */
  notifyIn(tx: Tx, channel: string, payload: string): Promise<void>
  close(): void
}

export interface SignalsOptions {
  /** Milliseconds between two calls to oneself. */
  readonly pulse?: number
}

type Connections = Pick<Database, 'apart' | 'giveUp' | 'closed'>

interface Listener {
  readonly channel: string
  onSignal(payload: string): void
  onReconnect(): void
}

/** Calls unheard in a row after which the connection is taken for dead. */
const mostUnheard = 3

export function createSignals(database: Connections, options: SignalsOptions = {}): Signals {
  return new DatabaseSignals(database, options.pulse ?? 2000)
}

/**
 * A connection that only listens can be dead for a quarter of an hour before TCP says so, and postgres.js stops trying to
 * listen again when the database is still away at its first attempt. So every process calls itself, and listens anew over
 * another connection when it does not hear its own voice.
 */
class DatabaseSignals implements Signals {
  readonly #database: Connections
  readonly #pulse: number
  readonly #listeners = new Set<Listener>()
  readonly #voice = `pulse_${randomUUID().replaceAll('-', '')}`
  #sql: Sql
  #timer: NodeJS.Timeout | null = null
  #unheard = 0

  constructor(database: Connections, pulse: number) {
    this.#database = database
    this.#pulse = pulse
    this.#sql = database.apart(2)
  }

  async listen(channel: string, onSignal: (payload: string) => void, onReconnect: () => void): Promise<void> {
    const listener = { channel, onSignal, onReconnect }
    const sql = this.#sql
    this.#listeners.add(listener)
    try {
      await this.#hear(sql, listener, false)
      if (this.#timer) return
      this.#timer = setInterval(() => this.#call(), this.#pulse).unref()
      await this.#hearSelf(sql)
    } catch (error) {
      this.#listeners.delete(listener)
      // postgres.js answers every later wish for a channel with what became of the first: only another connection can ask anew.
      if (sql === this.#sql) this.#listenAnew()
      throw error
    }
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.#sql.notify(channel, payload)
  }

  async notifyIn(tx: Tx, channel: string, payload: string): Promise<void> {
    await tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#database.giveUp(this.#sql)
  }

  /** `isAgain`: this is not the first time for the listener, and what it missed has to be looked for. */
  async #hear(sql: Sql, listener: Listener, isAgain: boolean): Promise<void> {
    let looks = isAgain
    const tell = (payload: string) => this.#listeners.has(listener) && listener.onSignal(payload)
    await sql.listen(listener.channel, tell, () => {
      if (looks && this.#listeners.has(listener)) listener.onReconnect()
      looks = true
    })
  }

  async #hearSelf(sql: Sql): Promise<void> {
    await sql.listen(this.#voice, () => {
      this.#unheard = 0
    })
  }

  #call(): void {
    if (this.#database.closed) {
      this.close()
      return
    }
    this.#unheard += 1
    if (this.#unheard > mostUnheard) this.#listenAnew()
    // That it fails is found out by not hearing it.
    this.#sql.notify(this.#voice, '').catch(() => {})
  }

  #listenAnew(): void {
    this.#unheard = 0
    this.#database.giveUp(this.#sql)
    const sql = this.#database.apart(2)
    this.#sql = sql
    for (const listening of [...[...this.#listeners].map(one => this.#hear(sql, one, true)), this.#hearSelf(sql)]) {
      // It cannot be reached either; the next call goes unheard as well, and it is tried again.
      listening.catch(() => {})
    }
  }
}
