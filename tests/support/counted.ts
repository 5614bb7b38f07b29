import type { Platform } from '@fieldword/server/platform/platform.ts'

export interface Counted {
  /** The same platform, whose questions to the database are counted. */
  readonly platform: Platform
  /** How many were asked while something was done. */
  during(act: () => Promise<unknown>): Promise<number>
}

/** Counts what is asked of the database: so that a question per row shows, however fast the machine is. */
export function counted(platform: Platform): Counted {
  let asked = 0
  const prisma = platform.database.prisma.$extends({
    query: {
      $allOperations({ args, query }) {
        asked += 1
        return query(args)
      },
    },
  }) as unknown as Platform['database']['prisma']
  const database: Platform['database'] = Object.create(platform.database, {
    prisma: { value: prisma },
    inTransaction: { value: (work: never) => prisma.$transaction(work, { timeout: 20_000 }) },
  })
  return {
    platform: { ...platform, database },
    async during(act) {
      const before = asked
      await act()
      return asked - before
    },
  }
}
