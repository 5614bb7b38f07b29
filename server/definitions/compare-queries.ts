import type { RecordedLineage } from '@fieldword/shared/definitions/compare-lineage.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { linkOf, tieOf } from './lineage-queries.ts'

/** [DEF30] [DEF46] What counts between the versions of a definition, pair by pair. They are few: each is an act of a whole field. */
export async function readLineages(tx: Tx, pageId: string): Promise<RecordedLineage[]> {
  const counting = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (from_version_id, to_version_id) id FROM lineage_readings WHERE page_id = ${pageId}::uuid
    ORDER BY from_version_id, to_version_id, number DESC`
  const rows = await tx.lineageReading.findMany({
    where: { id: { in: counting.map(({ id }) => id) } },
    include: { ties: { orderBy: { position: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ fromVersionId, toVersionId, reading, number, ties }) => ({
    ...{ fromVersionId, toVersionId, reading, readingNumber: number },
    links: ties.map(tie => linkOf(tieOf(tie))),
  }))
}
