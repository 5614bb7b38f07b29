import type { Sql } from 'postgres'
import type { Database } from '../platform/database/prisma.ts'

export interface LogConnectionOptions {
  readonly database: Pick<Database, 'apart' | 'giveUp'>
  /** How many connections. */
  readonly width: number
  /** Milliseconds that an answer may take. */
  readonly patience: number
  /** What that grows to while answers do not come: a database that is slow must not be asked anew for ever. */
  readonly mostPatience: number
}

/** PostgreSQL said nothing in time. Whether it did what it was asked to is not known. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
}

/**
 * Connections to the database on which an answer is awaited for so long and no longer. A connection can stay open and silent
 * for a quarter of an hour after the machine behind it is gone. So after that time they are given up, all of them, and the
 * next question opens new ones.
 */
export class LogConnection {
  readonly #options: LogConnectionOptions
  #sql: Sql | null = null
  #patience: number

  constructor(options: LogConnectionOptions) {
    this.#options = options
    this.#patience = options.patience
  }

  /** Throws NoAnswer when it took too long, and whatever the query throws. */
  async ask<Answer>(query: (sql: Sql) => Promise<Answer>): Promise<Answer> {
    const { database, width } = this.#options
    this.#sql ??= database.apart(width)
    const sql = this.#sql
    const silence = Promise.withResolvers<never>()
    const patience = this.#patience
    const timer = setTimeout(
      () => silence.reject(new NoAnswer(`PostgreSQL did not answer in ${patience} ms`)),
      patience,
    )
    try {
      const answer = await Promise.race([query(sql), silence.promise])
      this.#patience = this.#options.patience
      return answer
    } catch (error) {
      if (error instanceof NoAnswer) this.#patience = Math.min(patience * 2, this.#options.mostPatience)
      if (error instanceof NoAnswer || hasEnded(error)) this.#giveUp(sql)
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** Once for all who waited on the same connections. */
  #giveUp(sql: Sql): void {
    if (this.#sql !== sql) return
    this.#sql = null
    this.#options.database.giveUp(sql)
  }
}

/** PostgreSQL's 57P01 to 57P03: it stops, or ends this connection. The others are postgres.js' own. */
const ends = new Set(['57P01', '57P02', '57P03', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'])

/** After which postgres.js can leave what is asked next on the same connections without an answer. */
function hasEnded(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ends.has(String(error.code))
}
