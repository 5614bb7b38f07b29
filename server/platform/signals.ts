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

/** Calls unheard in a row after which a connection is taken for dead. */
const mostUnheard = 3
/** What that grows to while no connection is heard on: to give each up before it is open would never come to an end. */
const mostPatience = 48

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
  #ear: Ear
  #timer: NodeJS.Timeout | null = null
  #unheard = 0
  #patience = mostUnheard

  constructor(database: Connections, pulse: number) {
    this.#database = database
    this.#pulse = pulse
    this.#ear = new Ear(database.apart(2))
  }

  async listen(channel: string, onSignal: (payload: string) => void, onReconnect: () => void): Promise<void> {
    const listener = { channel, onSignal, onReconnect }
    this.#listeners.add(listener)
    this.#callFromNowOn()
    for (;;) {
      const ear = this.#ear
      try {
        await Promise.race([this.#hear(ear, listener, false), ear.givenUp])
      } catch (error) {
        this.#listeners.delete(listener)
        // postgres.js answers every later wish for a channel with what became of the first: only another connection can ask anew.
        if (ear === this.#ear) this.#listenAnew()
        throw error
      }
      if (ear === this.#ear) return
    }
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.#ear.sql.notify(channel, payload)
  }

  async notifyIn(tx: Tx, channel: string, payload: string): Promise<void> {
    await tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#giveUp(this.#ear)
  }

  /** `isAgain`: this is not the first time for the listener, and what it missed has to be looked for. */
  #hear(ear: Ear, listener: Listener, isAgain: boolean): Promise<void> {
    let looks = isAgain
    const onSignal = (payload: string) => {
      if (this.#listeners.has(listener)) listener.onSignal(payload)
    }
    const onListening = () => {
      if (looks && this.#listeners.has(listener)) listener.onReconnect()
      looks = true
    }
    return ear.hear(listener, { channel: listener.channel, onSignal, onListening })
  }

  #hearSelf(ear: Ear): Promise<void> {
    const onSignal = () => {
      if (!ear.hearsAll) return
      this.#unheard = 0
      this.#patience = mostUnheard
    }
    return ear.hear(this, { channel: this.#voice, onSignal, onListening() {} })
  }

  #callFromNowOn(): void {
    if (this.#timer) return
    this.#timer = setInterval(() => this.#call(), this.#pulse).unref()
    // That it fails is found out by not hearing it.
    this.#hearSelf(this.#ear).catch(() => {})
  }

  #call(): void {
    if (this.#database.closed) {
      this.close()
      return
    }
    this.#unheard += 1
    if (this.#unheard > this.#patience) {
      this.#patience = Math.min(this.#patience * 2, mostPatience)
      this.#listenAnew()
    }
    this.#ear.sql.notify(this.#voice, '').catch(() => {})
  }

  #listenAnew(): void {
    this.#unheard = 0
    const before = this.#ear
    const ear = new Ear(this.#database.apart(2))
    this.#ear = ear
    this.#giveUp(before)
    // What fails of it is tried again after some calls.
    for (const listener of this.#listeners) void this.#hear(ear, listener, true).catch(() => {})
    void this.#hearSelf(ear).catch(() => {})
  }

  #giveUp(ear: Ear): void {
    this.#database.giveUp(ear.sql)
    ear.end()
  }
}

interface Wish {
  readonly channel: string
  onSignal(payload: string): void
  /** Now, and again after every break. */
  onListening(): void
}

/** A connection that is listened on, until it is given up for another. */
class Ear {
  readonly sql: Sql
  readonly givenUp: Promise<void>
  readonly end: () => void
  readonly #hearing = new Map<object, Promise<void>>()
  /** How often each has begun to listen. */
  readonly #begun = new Map<object, number>()

  constructor(sql: Sql) {
    this.sql = sql
    const { promise, resolve } = Promise.withResolvers<void>()
    this.givenUp = promise
    this.end = resolve
  }

  /** After a break postgres.js listens again by itself, but not for what failed at that moment, and says nothing of it. */
  get hearsAll(): boolean {
    const times = [...this.#hearing.keys()].map(who => this.#begun.get(who) ?? 0)
    return times.every(count => count > 0 && count === times[0])
  }

  /** Listens for `who` once, however often it is asked. */
  hear(who: object, { channel, onSignal, onListening }: Wish): Promise<void> {
    const known = this.#hearing.get(who)
    if (known) return known
    const hearing = this.#listen(channel, onSignal, () => {
      this.#begun.set(who, (this.#begun.get(who) ?? 0) + 1)
      onListening()
    })
    this.#hearing.set(who, hearing)
    // Whoever waits for it may have gone on to another connection.
    hearing.catch(() => {})
    return hearing
  }

  async #listen(channel: string, onSignal: (payload: string) => void, onListening: () => void): Promise<void> {
    await this.sql.listen(channel, onSignal, onListening)
  }
}
