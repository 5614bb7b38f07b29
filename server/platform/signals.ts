import type { Sql } from 'postgres'
import type { Tx } from './database/prisma.ts'

/**
 * LISTEN/NOTIFY between the processes of one database. A signal is a hint to look again, never the news itself: whoever
 * listens also looks when the connection comes back, so a lost signal loses nothing.
 */
export interface Signals {
  /**
   * Calls `onSignal` with each payload, and `onReconnect` whenever listening starts anew after a break.
   * Resolves when listening.
   */
  listen(channel: string, onSignal: (payload: string) => void, onReconnect: () => void): Promise<void>
  /** Sends at once, outside any transaction. Payload limit: 8,000 bytes. */
  notify(channel: string, payload: string): Promise<void>
  /** Sends when the transaction commits, and not at all when it does not. */
  notifyIn(tx: Tx, channel: string, payload: string): Promise<void>
}

export function createSignals(sql: Sql): Signals {
  return {
    async listen(channel, onSignal, onReconnect) {
      let listening = false
      await sql.listen(channel, onSignal, () => {
        if (listening) onReconnect()
        listening = true
      })
    },
    async notify(channel, payload) {
      await sql.notify(channel, payload)
    },
    async notifyIn(tx, channel, payload) {
      await tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`
    },
  }
}
