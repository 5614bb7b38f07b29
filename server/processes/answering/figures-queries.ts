import type { AnswerTally } from '@fieldword/shared/processes/answer-tally.ts'
import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { Prisma } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { Units } from './unit-queries.ts'

/** A time until which what was said, made, settled and taken back counts; null for all of it. */
export type AsOf = Date | null

const instant = (at: AsOf) => Prisma.sql`${at === null ? 'infinity' : at.toISOString()}::timestamptz`

/** As it was at a time: so that a report can be made again from what is stored. */
const unitsAt = (at: AsOf) => Prisma.sql`
  contributions input
  LEFT JOIN contribution_parts part ON part.contribution_id = input.id AND part.made_at <= ${instant(at)}
    AND (part.ended_at IS NULL OR part.ended_at > ${instant(at)})
  LEFT JOIN dispositions answer ON answer.contribution_id = input.id AND answer.part = coalesce(part.number, 0)
    AND answer.state IN ('confirmed', 'superseded') AND answer.settled_at <= ${instant(at)}
    AND (answer.superseded_at IS NULL OR answer.superseded_at > ${instant(at)})
  LEFT JOIN dispositions waiting ON waiting.contribution_id = input.id AND waiting.part = coalesce(part.number, 0)
    AND waiting.state = 'proposed' AND waiting.proposed_at <= ${instant(at)}`

const amongAt = ({ processId, kinds, stageIds }: Units, at: AsOf) => Prisma.sql`input.process_id = ${processId}::uuid
  AND input.written_at <= ${instant(at)} AND (input.state = 'published' OR input.changed_at > ${instant(at)})
  AND input.kind = ANY(${[...kinds]}::text[]::contribution_kind[]) AND input.stage_id = ANY(${[...stageIds]}::uuid[])`

/** [PR146] What there is to count is put together once. */
export async function readAnswerTally(tx: Tx, of: Units, at: AsOf): Promise<AnswerTally> {
  const [tally] = await tx.$queryRaw<AnswerTally[]>`
    WITH unit AS MATERIALIZED (
      SELECT answer.id, answer.kind::text AS kind, answer.settled_at, input.element_id, input.type, input.author_id IS NOT NULL AS asked,
        extract(epoch FROM answer.settled_at - input.written_at) / 86400 AS days,
        answer.id IS NOT NULL AND (answer.kind <> 'duplicate' OR EXISTS (SELECT FROM dispositions original
          WHERE original.contribution_id = answer.duplicate_of_id
          AND original.state IN ('confirmed', 'superseded') AND original.kind <> 'duplicate' AND original.settled_at <= ${instant(at)}
          AND (original.superseded_at IS NULL OR original.superseded_at > ${instant(at)}))) AS answered,
        waiting.id IS NOT NULL AS waiting
      FROM ${unitsAt(at)} WHERE ${amongAt(of, at)}),
    said AS (
      SELECT DISTINCT ON (said.disposition_id) said.disposition_id, said.satisfied FROM unit
      JOIN disposition_acknowledgements said ON said.disposition_id = unit.id AND said.at <= ${instant(at)}
      ORDER BY said.disposition_id, said.number DESC),
    heard AS (
      SELECT said.satisfied, unit.asked, unit.settled_at FROM unit LEFT JOIN said ON said.disposition_id = unit.id WHERE unit.id IS NOT NULL)
    SELECT
      (SELECT coalesce(jsonb_agg(counted), '[]') FROM (
        SELECT element_id AS "elementId", type, kind, answered, waiting, count(*)::int AS count
        FROM unit GROUP BY element_id, type, kind, answered, waiting) counted) AS counts,
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY days)::float8 FROM unit WHERE id IS NOT NULL) AS "medianDays",
      (SELECT count(*)::int FROM heard WHERE satisfied) AS satisfied,
      (SELECT count(*)::int FROM heard WHERE NOT satisfied) AS "notSatisfied",
      (SELECT coalesce(jsonb_agg(silent), '[]') FROM (
        SELECT (extract(epoch FROM settled_at) * 1000)::float8 AS at, asked, count(*)::int AS count
        FROM heard WHERE satisfied IS NULL GROUP BY settled_at, asked) silent) AS unspoken`
  if (!tally) throw new Error('Aggregates answer with one row.')
  return tally
}

export interface AnswerCell {
  readonly elementId: string | null
  readonly type: ContributionType
  readonly kind: DispositionKind | null
  readonly count: number
  readonly medianDays: number | null
}

/** [PR376] The same by element, type and answer: counted in one question, however many inputs there are. */
export function readAnswerCells(tx: Tx, of: Units, at: AsOf): Promise<AnswerCell[]> {
  return tx.$queryRaw<AnswerCell[]>`
    SELECT input.element_id AS "elementId", input.type::text AS type, answer.kind::text AS kind, count(*)::int AS count,
      round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answer.settled_at - input.written_at) / 86400))::numeric, 1)::float8
        AS "medianDays"
    FROM ${unitsAt(at)} WHERE ${amongAt(of, at)}
    GROUP BY input.element_id, input.type, answer.kind ORDER BY input.element_id NULLS FIRST, input.type, answer.kind NULLS LAST`
}
