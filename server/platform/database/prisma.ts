import { PrismaPg } from '@prisma/adapter-pg'
import postgres from 'postgres'
import { type Prisma, PrismaClient } from './client/client.ts'
import { statementNames } from './statement-names.ts'

/** A transaction: what commands write with. */
export type Tx = Prisma.TransactionClient

export interface Database {
  url: string
  prisma: PrismaClient
  /** For the update log and the signals alone; everything else goes through Prisma. */
  sql: postgres.Sql
  /** So many connections apart from the others, for who may have to give them up as a whole. Closed with the database. */
  apart(connections: number): postgres.Sql
  /** Ends such connections at once, whatever they wait for. */
  giveUp(sql: postgres.Sql): void
  /** Whether it was told to close: nothing should be opened any more. */
  readonly closed: boolean
  inTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Connections of Prisma's pool; postgres.js has half as many, at least two. */
  connections?: number
}

/** Opens no connection by itself: the first query does. */
export function createDatabase(url: string, { connections = 10 }: DatabaseOptions = {}): Database {
  const adapter = new PrismaPg(
    { connectionString: url, max: connections, application_name: 'fieldword' },
    { statementNameGenerator: statementNames() },
  )
  const prisma = new PrismaClient({ adapter })
  const opened = new Set<postgres.Sql>()
  let closed = false
  const open = (max: number) => {
    const sql = postgres(url, {
      max,
      onnotice: () => {},
      // Asked on each new connection and awaited by nobody: broken off in the middle it would end the process.
      fetch_types: false,
      // Seconds until the next attempt. By itself it would wait up to 20, and everybody's words that long after the database
      // is back.
      backoff: retries => Math.min(2 ** retries / 100, 1),
      // A database can be set to answer before it has written. What is said to be saved has to be.
      connection: { application_name: 'fieldword', synchronous_commit: 'on' },
    })
    opened.add(sql)
    return sql
  }
  const sql = open(Math.max(2, Math.ceil(connections / 2)))
  return {
    url,
    prisma,
    sql,
    apart: open,
    giveUp(sql) {
      opened.delete(sql)
      sql.end({ timeout: 0 }).catch(() => {})
    },
    // Waiting for a row lock behind a slow approval is normal; Prisma's own 2 s and 5 s are too short for it.
    inTransaction: work => prisma.$transaction(work, { maxWait: 10_000, timeout: 20_000 }),
    get closed() {
      return closed
    },
    async close() {
      closed = true
      await Promise.all([prisma.$disconnect(), ...[...opened].map(sql => sql.end({ timeout: 5 }))])
    },
  }
}
