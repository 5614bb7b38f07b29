import type { Tx } from '../../platform/database/prisma.ts'
import type { Units } from './unit-queries.ts'

const most = 5
/** Shares of words in common under which two are not alike. */
const least = 0.25
/** No more are looked at: those said nearest before and after. */
const reach = 2000

/**
 * [PR126] Contributions about the same element that share most words with one, as a share of all words of both (Jaccard, 1912), words
 * by their stems.
 */
export async function readSimilar(tx: Tx, { processId, kinds, stageIds }: Units, number: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    WITH this AS (
      SELECT id, element_id, tsvector_to_array(to_tsvector('english', text || ' ' || coalesce(proposed_text, ''))) AS words
      FROM contributions WHERE process_id = ${processId}::uuid AND number = ${number}::int AND stage_id = ANY(${[...stageIds]}::uuid[])
    ), others AS (
      SELECT other.number, tsvector_to_array(to_tsvector('english', left(other.text || ' ' || coalesce(other.proposed_text, ''), 1000))) AS words
      FROM contributions other JOIN this ON other.element_id IS NOT DISTINCT FROM this.element_id AND other.id <> this.id
      WHERE other.process_id = ${processId}::uuid AND other.state = 'published' AND other.kind = ANY(${[...kinds]}::text[]::contribution_kind[])
        AND other.stage_id = ANY(${[...stageIds]}::uuid[])
      ORDER BY abs(other.number - ${number}::int) LIMIT ${reach}
    ), shares AS (
      SELECT others.number, common.count::float8 / nullif(cardinality(others.words) + cardinality(this.words) - common.count, 0) AS share
      FROM others CROSS JOIN this CROSS JOIN LATERAL (
        SELECT count(*) FROM unnest(others.words) word WHERE word = ANY(this.words)) common(count)
    )
    SELECT number FROM shares WHERE share >= ${least} ORDER BY share DESC, number LIMIT ${most}`
  return rows.map(one => one.number)
}
