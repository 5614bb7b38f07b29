import type { Database, Tx } from './prisma.ts'

/** Milliseconds. Whoever takes a wiki out and stops reading holds up PostgreSQL's cleaning for no longer. */
const limits = { whole: 6 * 60 * 60 * 1000, statement: 120_000, pause: 120_000 }

/**
 * What `read` yields, all of it from the database as it is at one moment, whatever is written meanwhile. It locks nobody out. Whoever
 * reads on too slowly loses it in the middle.
 */
export async function* inSnapshot<T>(database: Database, read: (tx: Tx) => AsyncIterable<T>): AsyncGenerator<T> {
  const [opened, finished] = [Promise.withResolvers<Tx>(), Promise.withResolvers<void>()]
  const transaction = database.prisma.$transaction(
    async tx => {
      opened.resolve(tx)
      await finished.promise
    },
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: limits.whole },
  )
  transaction.catch(opened.reject)
  try {
    const tx = await opened.promise
    await tx.$executeRaw`SET TRANSACTION READ ONLY`
    await tx.$executeRaw`
      SELECT set_config('statement_timeout', ${String(limits.statement)}, true),
        set_config('idle_in_transaction_session_timeout', ${String(limits.pause)}, true), set_config('timezone', 'UTC', true)`
    yield* read(tx)
  } finally {
    finished.resolve()
    // It wrote nothing: how it ends changes nothing that was read.
    await transaction.catch(() => {})
  }
}
