import { mostCounted } from '@fieldword/shared/review/queue-contract.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** [PG20] Nothing is decided on a deleted page. */
const onPresentPage = Prisma.sql`page_id NOT IN (SELECT id FROM pages WHERE deleted_at IS NOT NULL)`

interface WaitingRow {
  readonly waiting: number
  readonly late: number
  readonly oldest: Date | null
  readonly median: Date | null
}

/** [RV110] What waits, of all of it: one look along the index that has who waits longest first. */
export async function readWaitingFigures(tx: Tx, lateBefore: Date): Promise<WaitingRow> {
  const rows = await tx.$queryRaw<WaitingRow[]>`
    WITH open AS (
      SELECT opened_at FROM reviews review
      WHERE state = 'open' AND ${onPresentPage}
    )
    SELECT count(*)::int AS waiting, count(*) FILTER (WHERE opened_at < ${lateBefore})::int AS late, min(opened_at) AS oldest,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY opened_at) AS median FROM open`
  return rows[0] ?? { waiting: 0, late: 0, oldest: null, median: null }
}

interface CountRow {
  readonly yours: number
  readonly returned: number
}

/** What one moderator has taken, and what went back to its people: no further than a list counts. */
export async function readCounts(tx: Tx, userId: string | null): Promise<CountRow> {
  const rows = await tx.$queryRaw<CountRow[]>`
    SELECT (SELECT count(*)::int FROM (
        SELECT FROM reviews WHERE assigned_to_id = ${userId}::uuid AND state = 'open' AND ${onPresentPage} LIMIT ${mostCounted}
      ) own) AS yours,
      (SELECT count(*)::int FROM (
        SELECT FROM reviews WHERE state = 'changes_requested' AND ${onPresentPage} LIMIT ${mostCounted}
      ) back) AS returned`
  return rows[0] ?? { yours: 0, returned: 0 }
}
