import type { HiddenParts } from '@fieldword/shared/revisions/contract.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { hiddenParts, type TextOf } from '../revisions/index.ts'
import type { PairIds } from './lineage-queries.ts'

export interface TextInLine extends TextOf {
  readonly id: string
  readonly hidden: HiddenParts
  readonly isApproved: boolean
  /** Bytes of the canonical JSON. */
  readonly size: number
}

/** [DEF56] The text that visitors read and those it was made from, one after the other; from a number on where one is given. */
export function readLine(
  tx: Tx,
  page: { readonly id: string; readonly approvedRevisionId: string | null },
  wish: { readonly from: number | null; readonly limit: number },
): Promise<TextInLine[]> {
  const start =
    wish.from === null
      ? Prisma.sql`revision.id = ${page.approvedRevisionId}::uuid`
      : Prisma.sql`revision.number = ${wish.from}`
  return tx.$queryRaw<TextInLine[]>`
    WITH RECURSIVE line AS (
      SELECT revision.id, revision.parent_id, 1 AS place FROM revisions revision
      WHERE revision.page_id = ${page.id}::uuid AND ${start}
      UNION ALL
      SELECT parent.id, parent.parent_id, line.place + 1 FROM line JOIN revisions parent ON parent.id = line.parent_id
      WHERE line.place < ${wish.limit}
    )
    SELECT revision.id, revision.number, revision.content_hash AS "contentHash", content.size,
      content.redacted_at IS NOT NULL AS redacted, revision.state = 'approved' AS "isApproved",
      ${hiddenParts} AS hidden
    FROM line JOIN revisions revision ON revision.id = line.id
      JOIN contents content ON content.hash = revision.content_hash
    ORDER BY line.place`
}

/** What counts from one version to another, with the elements it ties that have to do with one, in any number of steps. */
interface RelatedStep extends PairIds {
  readonly reading: string
  readonly readingNumber: number
  readonly ties: readonly { readonly fromElementId: string; readonly toElementId: string }[]
}

/** [DEF55] All steps that are recorded, and every element id that an element is tied to by them, in any number of steps. */
export async function readRelatedTies(
  tx: Tx,
  pageId: string,
  elementId: string,
): Promise<{ readonly steps: readonly RelatedStep[]; readonly related: ReadonlySet<string> }> {
  const steps = await tx.$queryRaw<RelatedStep[]>`
    WITH RECURSIVE counting AS (
      SELECT DISTINCT ON (from_version_id, to_version_id) id, from_version_id, to_version_id, reading, number
      FROM lineage_readings WHERE page_id = ${pageId}::uuid
      ORDER BY from_version_id, to_version_id, number DESC
    ), tied AS (
      SELECT tie.* FROM counting JOIN lineage_ties tie ON tie.reading_id = counting.id
      WHERE tie.from_element_id IS NOT NULL AND tie.to_element_id IS NOT NULL
    ), related (id) AS (
      SELECT ${elementId}::text
      UNION
      SELECT side.id FROM related JOIN tied ON related.id IN (tied.from_element_id, tied.to_element_id)
        CROSS JOIN LATERAL (VALUES (tied.from_element_id), (tied.to_element_id)) side (id)
    )
    SELECT counting.from_version_id AS "fromVersionId", counting.to_version_id AS "toVersionId", counting.reading,
      counting.number AS "readingNumber",
      COALESCE(json_agg(json_build_object('fromElementId', tied.from_element_id, 'toElementId', tied.to_element_id)
        ORDER BY tied.position) FILTER (WHERE tied.position IS NOT NULL), '[]') AS ties
    FROM counting LEFT JOIN tied ON tied.reading_id = counting.id AND tied.from_element_id IN (SELECT id FROM related)
    GROUP BY counting.id, counting.from_version_id, counting.to_version_id, counting.reading, counting.number
    ORDER BY counting.id`
  const tied = steps.flatMap(({ ties }) =>
    ties.flatMap(({ fromElementId, toElementId }) => [fromElementId, toElementId]),
  )
  return { steps, related: new Set([elementId, ...tied]) }
}
