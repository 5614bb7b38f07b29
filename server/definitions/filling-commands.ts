import { outlineOf } from '@fieldword/shared/document/outline.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { documentOf } from '../revisions/index.ts'
import { hashOf } from './commands.ts'
import { readVersions, type VersionRow } from './queries.ts'

/**
 * [DEF11] Works out what versions of an older wiki lack: their hash, and the ids of their elements, which a destroyed text does not
 * tell any more. Once each; of two processes that start at once, the second finds it done.
 */
export async function fillVersions({ database }: Platform): Promise<void> {
  const pages = await database.prisma.version.findMany({
    where: { hash: null },
    distinct: ['pageId'],
    select: { pageId: true },
  })
  for (const { pageId } of pages) {
    await database.inTransaction(async tx => {
      await tx.$queryRaw`SELECT 1 FROM versions WHERE page_id = ${pageId}::uuid FOR UPDATE`
      for (const version of await readVersions(tx, pageId)) if (version.hash === '') await fill(tx, version)
    })
  }
}

async function fill(tx: Tx, version: VersionRow): Promise<void> {
  const elements = version.redacted ? [] : outlineOf(await documentOf(tx, version.revisionId)).elements
  const data = { hash: await hashOf(tx, version), elementIds: elements.map(({ id }) => id) }
  await tx.version.update({ where: { id: version.id }, data })
}
