import type { ExportedLineage } from '@fieldword/shared/transfer/exported.ts'
import { insertReading } from '../definitions/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { hasReading, versionIds } from './import-queries.ts'

/** [TRF32] A reading of the lineage between two versions that are here, once. */
export async function storeReading(tx: Tx, platform: Platform, pageId: string, told: ExportedLineage): Promise<void> {
  const { from, to, number, reading, summary, restored, by, at } = told
  const ids = await versionIds(tx, pageId)
  const [fromVersionId, toVersionId] = [ids.get(from), ids.get(to)]
  if (!fromVersionId || !toVersionId || (await hasReading(tx, { fromVersionId, toVersionId }, number))) return
  await insertReading(tx, platform, {
    ...{ pageId, fromVersionId, toVersionId, number, reading, summary, restoredNumber: restored },
    ...{ recordedById: null, outsideRecorder: by, recordedAt: at === null ? platform.clock() : new Date(at) },
    ties: tiesOf(told.links),
  })
}

/** One tie for each two elements: earlier versions told it once for each words it names. */
function tiesOf(links: ExportedLineage['links']): ExportedLineage['links'] {
  const pairs = Map.groupBy(links, ({ from, to }) => JSON.stringify([from, to]))
  return [...pairs.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, carried: [first, ...others].flatMap(({ carried }) => carried) }] : [],
  )
}
