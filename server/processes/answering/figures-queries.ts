import { type DispositionKind, dispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { AnswerFigures } from '@fieldword/shared/processes/dispositions-contract.ts'
import type { ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { Prisma } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { Units } from './unit-queries.ts'

interface KindCount {
  readonly kind: DispositionKind | null
  readonly answered: boolean
  readonly waiting: boolean
  readonly count: number
}

interface FiguresRow {
  readonly counts: readonly KindCount[]
  readonly days: number | null
  readonly acknowledged: AnswerFigures['acknowledged']
}

/** What a time has to do with the figures: what was said, made, settled and taken back until then. */
export interface AsOf {
  readonly at: Date
  /** Days that people have to say whether they are satisfied. */
  readonly acknowledgeDays: number
}

/** As it was at a time: so that a report can be made again from what is stored. */
const unitsAt = (at: Date) => Prisma.sql`
  contributions input
  LEFT JOIN contribution_parts part ON part.contribution_id = input.id AND part.made_at <= ${at}
    AND (part.ended_at IS NULL OR part.ended_at > ${at})
  LEFT JOIN dispositions answer ON answer.contribution_id = input.id AND answer.part = coalesce(part.number, 0)
    AND answer.state IN ('confirmed', 'superseded') AND answer.settled_at <= ${at}
    AND (answer.superseded_at IS NULL OR answer.superseded_at > ${at})
  LEFT JOIN dispositions waiting ON waiting.contribution_id = input.id AND waiting.part = coalesce(part.number, 0)
    AND waiting.state = 'proposed' AND waiting.proposed_at <= ${at}`

const amongAt = ({ processId, kinds, stageIds }: Units, at: Date) => Prisma.sql`input.process_id = ${processId}::uuid
  AND input.written_at <= ${at} AND (input.state = 'published' OR input.changed_at > ${at})
  AND input.kind = ANY(${[...kinds]}::text[]::contribution_kind[]) AND input.stage_id = ANY(${[...stageIds]}::uuid[])`

/** [PR146] How many were answered, how, how fast, and whether people are satisfied. What there is to count is put together once. */
export async function readAnswerFigures(tx: Tx, of: Units, { at, acknowledgeDays }: AsOf): Promise<AnswerFigures> {
  const [row] = await tx.$queryRaw<FiguresRow[]>`
    WITH unit AS MATERIALIZED (
      SELECT answer.id, answer.kind::text AS kind, answer.settled_at, input.author_id,
        extract(epoch FROM answer.settled_at - input.written_at) / 86400 AS days,
        answer.kind <> 'duplicate' OR EXISTS (SELECT FROM dispositions original WHERE original.contribution_id = answer.duplicate_of_id
          AND original.state IN ('confirmed', 'superseded') AND original.kind <> 'duplicate' AND original.settled_at <= ${at}
          AND (original.superseded_at IS NULL OR original.superseded_at > ${at})) AS answered,
        waiting.id IS NOT NULL AS waiting
      FROM ${unitsAt(at)} WHERE ${amongAt(of, at)}),
    said AS (
      SELECT DISTINCT ON (said.disposition_id) said.disposition_id, said.satisfied FROM unit
      JOIN disposition_acknowledgements said ON said.disposition_id = unit.id AND said.at <= ${at}
      ORDER BY said.disposition_id, said.number DESC),
    heard AS (
      SELECT said.satisfied, unit.author_id IS NOT NULL AND unit.settled_at + ${acknowledgeDays}::int * interval '1 day' > ${at} AS may
      FROM unit LEFT JOIN said ON said.disposition_id = unit.id WHERE unit.id IS NOT NULL)
    SELECT
      (SELECT coalesce(jsonb_agg(counted), '[]') FROM (
        SELECT kind, answered, waiting, count(*)::int AS count FROM unit GROUP BY kind, answered, waiting) counted) AS counts,
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY days)::float8 FROM unit WHERE id IS NOT NULL) AS days,
      (SELECT jsonb_build_object('satisfied', count(*) FILTER (WHERE satisfied), 'notSatisfied', count(*) FILTER (WHERE NOT satisfied),
        'waiting', count(*) FILTER (WHERE satisfied IS NULL AND may), 'none', count(*) FILTER (WHERE satisfied IS NULL AND NOT may))
        FROM heard) AS acknowledged`
  if (!row) throw new Error('Aggregates answer with one row.')
  const { counts, days, acknowledged } = row
  const sum = (those: readonly KindCount[]) => those.reduce((total, { count }) => total + count, 0)
  return {
    total: sum(counts),
    answered: sum(counts.filter(({ answered }) => answered)),
    waiting: sum(counts.filter(({ waiting }) => waiting)),
    kinds: dispositionKind.options.map(kind => ({
      kind,
      count: sum(counts.filter(one => one.kind === kind && one.answered)),
    })),
    medianDays: days === null ? null : Math.round(days * 10) / 10,
    acknowledged,
  }
}

export interface AnswerCell {
  readonly elementId: string | null
  readonly type: ContributionType
  readonly kind: DispositionKind | null
  readonly count: number
  readonly medianDays: number | null
}

/** [PR376] The same by element, type and answer: counted in one question, however many inputs there are. */
export function readAnswerCells(tx: Tx, of: Units, at: Date): Promise<AnswerCell[]> {
  return tx.$queryRaw<AnswerCell[]>`
    SELECT input.element_id AS "elementId", input.type::text AS type, answer.kind::text AS kind, count(*)::int AS count,
      round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answer.settled_at - input.written_at) / 86400))::numeric, 1)::float8
        AS "medianDays"
    FROM ${unitsAt(at)} WHERE ${amongAt(of, at)}
    GROUP BY input.element_id, input.type, answer.kind ORDER BY input.element_id NULLS FIRST, input.type, answer.kind NULLS LAST`
}
