import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { type PageRecord, pageColumns } from './queries.ts'

/** Pages below one parent that a view shows; a longer list is for the list of pages. */
const mostBelowOne = 200

/** From the top down to the parent. One query, however deep. */
export async function readAncestors(tx: Tx, parentId: string | null): Promise<PageRecord[]> {
  if (parentId === null) return []
  return tx.$queryRaw<PageRecord[]>`
    WITH RECURSIVE line AS (
      SELECT id, parent_id, 1 AS distance FROM pages WHERE id = ${parentId}::uuid
      UNION ALL
      SELECT above.id, above.parent_id, line.distance + 1 FROM pages above JOIN line ON above.id = line.parent_id
    )
    SELECT ${pageColumns} FROM line JOIN pages page USING (id) ORDER BY line.distance DESC`
}

/** [PG5] In their order. Null stands for the top. */
export function readBelow(tx: Tx, parentId: string | null, approvedOnly: boolean): Promise<PageRecord[]> {
  return tx.page.findMany({
    where: { parentId, deletedAt: null, ...(approvedOnly && { approvedRevisionId: { not: null } }) },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: mostBelowOne,
  })
}

/** The ids of all pages below one parent, in their order; deleted ones keep their place. */
export async function readOrder(tx: Tx, parentId: string | null): Promise<string[]> {
  const rows = await tx.page.findMany({
    where: { parentId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return rows.map(row => row.id)
}

/** Numbers these pages 1, 2, 3 … below a parent. */
export async function writeOrder(tx: Tx, parentId: string | null, ids: readonly string[]): Promise<void> {
  const parent = parentId === null ? Prisma.sql`NULL` : Prisma.sql`${parentId}::uuid`
  await tx.$executeRaw`
    UPDATE pages SET parent_id = ${parent}, position = place.position
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS place (id, position)
    WHERE pages.id = place.id AND (pages.position <> place.position OR pages.parent_id IS DISTINCT FROM ${parent})`
}
