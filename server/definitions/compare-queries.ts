import type { RecordedLineage } from '@fieldword/shared/definitions/compare-lineage.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { linkOf, tieOf } from './lineage-queries.ts'

/** [DEF30] [DEF46] What counts between the versions of a definition, pair by pair; between all, or among some. */
export async function readLineages(
  tx: Tx,
  pageId: string,
  versionIds: readonly string[] | null,
): Promise<RecordedLineage[]> {
  const among =
    versionIds === null
      ? Prisma.sql`true`
      : Prisma.sql`from_version_id = ANY(${[...versionIds]}::uuid[]) AND to_version_id = ANY(${[...versionIds]}::uuid[])`
  const counting = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (from_version_id, to_version_id) id FROM lineage_readings
    WHERE page_id = ${pageId}::uuid AND ${among}
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
