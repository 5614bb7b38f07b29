import type { Tx } from '../platform/database/prisma.ts'
import type { ReviewRow } from './queries.ts'

/** Approved texts are looked through back to the one a proposal was made on, and so many at most. */
const longestWay = 500

/**
 * [RV24] The text that a proposal and the approved one have in common. Both may have been taken from one draft at two moments: then the
 * earlier one is in the later, however many texts were approved between. Else it is what was approved when it was proposed; none for
 * a page's first. Answers the revision.
 */
export async function findMergeBase(
  tx: Tx,
  { revisionId, baseRevisionId, draftId, draftSeq, inStep }: Omit<ReviewRow, 'state'>,
  approvedId: string,
): Promise<string | null> {
  if (!inStep) return baseRevisionId
  const [shared] = await tx.$queryRaw<{ id: string; draftSeq: bigint }[]>`
    WITH RECURSIVE line AS (
      SELECT id, parent_id, 0 AS steps FROM revisions WHERE id = ${approvedId}::uuid
      UNION ALL
      SELECT revision.id, revision.parent_id, line.steps + 1
      FROM line JOIN revisions revision ON revision.id = line.parent_id
      WHERE line.id IS DISTINCT FROM ${baseRevisionId}::uuid AND line.steps < ${longestWay}
    )
    SELECT line.id, reviews.draft_seq AS "draftSeq"
    FROM line JOIN reviews ON reviews.revision_id = line.id
    WHERE reviews.draft_id = ${draftId}::uuid AND reviews.in_step
    ORDER BY line.steps LIMIT 1`
  if (!shared) return baseRevisionId
  return shared.draftSeq > draftSeq ? revisionId : shared.id
}

/** [RV82] How many texts were approved one after another since this one, and so many at most. */
export async function countApprovedSince(tx: Tx, sinceId: string | null, approvedId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH RECURSIVE line AS (
      SELECT id, parent_id, 1 AS steps FROM revisions WHERE id = ${approvedId}::uuid
      UNION ALL
      SELECT revision.id, revision.parent_id, line.steps + 1
      FROM line JOIN revisions revision ON revision.id = line.parent_id
      WHERE revision.id IS DISTINCT FROM ${sinceId}::uuid AND line.steps < ${longestWay}
    )
    SELECT count(*)::integer AS count FROM line`
  return row?.count ?? 0
}
