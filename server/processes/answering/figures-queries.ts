import { type DispositionKind, dispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { AnswerFigures } from '@fieldword/shared/processes/dispositions-contract.ts'
import { Prisma } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { Units } from './unit-queries.ts'

interface KindCount {
  readonly kind: DispositionKind | null
  readonly answered: boolean
  readonly waiting: boolean
  readonly count: number
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
    AND (answer.superseded_at IS NULL OR answer.superseded_at > ${at})`

const amongAt = ({ processId, kinds, stageIds }: Units, at: Date) => Prisma.sql`input.process_id = ${processId}::uuid
  AND input.written_at <= ${at} AND (input.state = 'published' OR input.changed_at > ${at})
  AND input.kind::text = ANY(${[...kinds]}::text[]) AND input.stage_id = ANY(${[...stageIds]}::uuid[])`

/** [PR146] How many were answered, how, how fast, and whether people are satisfied. */
export async function readAnswerFigures(tx: Tx, of: Units, { at, acknowledgeDays }: AsOf): Promise<AnswerFigures> {
  const [counts, [median], [satisfaction]] = await Promise.all([
    tx.$queryRaw<KindCount[]>`
      SELECT answer.kind::text AS kind, count(*)::int AS count,
        answer.kind <> 'duplicate' OR EXISTS (SELECT FROM dispositions original WHERE original.contribution_id = answer.duplicate_of_id
          AND original.state IN ('confirmed', 'superseded') AND original.kind <> 'duplicate' AND original.settled_at <= ${at}
          AND (original.superseded_at IS NULL OR original.superseded_at > ${at})) AS answered,
        EXISTS (SELECT FROM dispositions waiting WHERE waiting.contribution_id = input.id
          AND waiting.part = coalesce(part.number, 0) AND waiting.state = 'proposed' AND waiting.proposed_at <= ${at}) AS waiting
      FROM ${unitsAt(at)} WHERE ${amongAt(of, at)} GROUP BY 1, 3, 4`,
    tx.$queryRaw<{ days: number | null }[]>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answer.settled_at - input.written_at) / 86400)::float8 AS days
      FROM ${unitsAt(at)} WHERE ${amongAt(of, at)} AND answer.id IS NOT NULL`,
    tx.$queryRaw<{ satisfied: number; notSatisfied: number; waiting: number; none: number }[]>`
      SELECT (count(*) FILTER (WHERE said.satisfied))::int AS satisfied,
        (count(*) FILTER (WHERE NOT said.satisfied))::int AS "notSatisfied",
        (count(*) FILTER (WHERE said.satisfied IS NULL AND input.author_id IS NOT NULL
          AND answer.settled_at + ${acknowledgeDays}::int * interval '1 day' > ${at}))::int AS waiting,
        (count(*) FILTER (WHERE said.satisfied IS NULL AND (input.author_id IS NULL
          OR answer.settled_at + ${acknowledgeDays}::int * interval '1 day' <= ${at})))::int AS none
      FROM ${unitsAt(at)} LEFT JOIN LATERAL (
        SELECT satisfied FROM disposition_acknowledgements said WHERE said.disposition_id = answer.id AND said.at <= ${at}
        ORDER BY said.number DESC LIMIT 1) said ON true
      WHERE ${amongAt(of, at)} AND answer.id IS NOT NULL`,
  ])
  const sum = (those: readonly KindCount[]) => those.reduce((total, { count }) => total + count, 0)
  return {
    total: sum(counts),
    answered: sum(counts.filter(({ answered }) => answered)),
    waiting: sum(counts.filter(({ waiting }) => waiting)),
    kinds: dispositionKind.options.map(kind => ({
      kind,
      count: sum(counts.filter(one => one.kind === kind && one.answered)),
    })),
    medianDays: median?.days == null ? null : Math.round(median.days * 10) / 10,
    acknowledged: satisfaction ?? { satisfied: 0, notSatisfied: 0, waiting: 0, none: 0 },
  }
}
