import type { HealthWeek } from '@fieldword/shared/review/health-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'

export type WeekRow = Omit<HealthWeek, 'from'> & { readonly from: Date }

/**
 * [RV112] Each week with the reviews that were open in it: one look at what is open and at what was closed in these weeks. A
 * review that was opened again counts as open all along; what was accepted out of another never waited.
 */
export function readWeeks(tx: Tx, first: Date, now: Date, promisedDays: number): Promise<WeekRow[]> {
  return tx.$queryRaw<WeekRow[]>`
    WITH weeks AS (
      SELECT start, least(start + interval '7 days', ${now}) AS until
      FROM generate_series(${first}::timestamptz, ${now}::timestamptz, interval '7 days') start
    ), waits AS MATERIALIZED (
      SELECT opened_at, closed_at, state, closed_at - opened_at AS wait FROM reviews
      WHERE part_of_id IS NULL AND (closed_at >= ${first} OR (closed_at IS NULL AND state = 'open'))
        AND page_id NOT IN (SELECT id FROM pages WHERE deleted_at IS NOT NULL)
    )
    SELECT start AS "from", count(opened_at) FILTER (WHERE opened_at >= start)::int AS opened,
      count(*) FILTER (WHERE closed_at < until)::int AS closed,
      count(opened_at) FILTER (WHERE closed_at IS NULL OR closed_at >= until)::int AS open,
      (extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY wait)
        FILTER (WHERE closed_at < until AND state <> 'withdrawn')) / 3600)::float AS "medianWait",
      (extract(epoch FROM until - min(opened_at) FILTER (WHERE closed_at IS NULL OR closed_at >= until)) / 3600)::float
        AS "oldestWait",
      count(*) FILTER (WHERE closed_at < until AND state <> 'withdrawn')::int AS decided,
      count(*) FILTER (WHERE closed_at < until AND state <> 'withdrawn' AND wait <= ${promisedDays} * interval '1 day')::int
        AS "inTime"
    FROM weeks LEFT JOIN waits ON opened_at < until AND (closed_at IS NULL OR closed_at >= start)
    GROUP BY start, until ORDER BY start`
}

export interface LoadRow {
  readonly actorId: string
  readonly approved: number
  readonly requested: number
  readonly rejected: number
}

/** [RV112] Who decided how often since then: fifty at most. */
export function readLoad(tx: Tx, since: Date): Promise<LoadRow[]> {
  return tx.$queryRaw<LoadRow[]>`
    SELECT actor_id AS "actorId", count(*) FILTER (WHERE kind = 'approve')::int AS approved,
      count(*) FILTER (WHERE kind = 'request_changes')::int AS requested,
      count(*) FILTER (WHERE kind = 'reject')::int AS rejected
    FROM decisions WHERE decided_at >= ${since} AND kind IN ('approve', 'request_changes', 'reject')
    GROUP BY actor_id ORDER BY count(*) DESC, actor_id LIMIT 50`
}
