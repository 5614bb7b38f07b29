import type { Tx } from '../platform/database/prisma.ts'
import { readTexts } from './import-queries.ts'
import { packText, unpackText } from './packing.ts'

/**
 * [TRF3] [REV25] Destroys the sources of a text that an admin destroyed: the same words would stand there. What leans on one of them is
 * packed anew first; that something was there stays known.
 */
export async function forgetSources(tx: Tx, contentHash: string): Promise<void> {
  const sources = await tx.$queryRaw<{ id: string }[]>`
    SELECT source.id FROM import_sources source JOIN revisions revision ON revision.id = source.revision_id
    WHERE revision.content_hash = ${contentHash}::bpchar`
  const ids = sources.map(({ id }) => id)
  if (ids.length === 0) return
  const leaning = await tx.importSource.findMany({
    where: { dictionary: { in: ids }, id: { notIn: ids } },
    select: { id: true },
  })
  const stored = await readTexts(
    tx,
    leaning.map(({ id }) => id),
  )
  for (const { id } of leaning)
    await tx.importSource.update({ where: { id }, data: packText(unpackText(id, stored), null) })
  await tx.importSource.updateMany({ where: { id: { in: ids } }, data: packText(Buffer.alloc(0), null) })
}
