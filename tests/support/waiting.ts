import type { Platform } from '@fieldword/server/platform/platform.ts'

/** Resolves once some connection to this database waits for a lock. */
export async function untilSomebodyWaits({ database }: Platform): Promise<void> {
  for (let looks = 0; looks < 10_000; looks += 1) {
    const [row] = await database.prisma.$queryRaw<{ waiting: boolean }[]>`
      SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`
    if (row?.waiting) return
  }
  throw new Error('Nobody waits for a lock.')
}
